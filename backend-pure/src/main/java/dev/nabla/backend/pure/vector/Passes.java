package dev.nabla.backend.pure.vector;

import static dev.nabla.backend.pure.vector.Lanes.FLOAT;
import static dev.nabla.backend.pure.vector.Lanes.FLOATS;
import static dev.nabla.backend.pure.vector.Lanes.INT;
import static dev.nabla.backend.pure.vector.Lanes.INTS;

import dev.nabla.backend.pure.loop.UnaryLoop;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import org.jspecify.annotations.Nullable;

/**
 * A function of FLOAT32 in passes over a block, each a short loop over whole vectors; what is left
 * below one goes to plain Java.
 *
 * <p>Each is compiled by itself, as {@link Lanes} wants it: a call of one of three kinds is not
 * inlined, and two that do nothing are called, too.
 */
final class Passes implements UnaryLoop<float[], float[]> {
  /** Elements of a block: it and its results fit the first-level cache. */
  private static final int BLOCK = 1024;

  /**
   * Reads m elements of {@code a} and the blocks of m elements in {@code t}, and writes to {@code
   * t}; the last pass writes to {@code r}, which may be {@code a}.
   */
  interface Pass {
    void run(float[] a, int ai, float[] t, float[] r, int ri, int m);
  }

  /** The function of one element. */
  interface Scalar {
    float of(float x);
  }

  /** Scratch for so few elements costs less than to look up the thread's. */
  private static final int FEW = 256;

  /** The most blocks that a function uses. */
  private static final int MOST = 3;

  private static final ThreadLocal<float[]> SCRATCH =
      ThreadLocal.withInitial(() -> new float[MOST * BLOCK]);

  private static final Pass[] IDLE = {(a, ai, t, r, ri, m) -> {}, (a, ai, t, r, ri, m) -> {}};

  private final int blocks;
  private final Scalar scalar;
  private final Pass[] passes;
  private final float limit;
  private final @Nullable Pass usual;

  /** {@code blocks} of scratch are used. */
  Passes(int blocks, Scalar scalar, Pass first, Pass second, Pass... more) {
    this.blocks = blocks;
    this.scalar = scalar;
    this.passes = new Pass[2 + more.length];
    passes[0] = first;
    passes[1] = second;
    System.arraycopy(more, 0, passes, 2, more.length);
    this.limit = 0;
    this.usual = null;
  }

  private Passes(Passes rare, float limit, Pass usual) {
    this.blocks = rare.blocks;
    this.scalar = rare.scalar;
    this.passes = rare.passes;
    this.limit = limit;
    this.usual = usual;
  }

  /** The same, where a block without an element beyond {@code limit} takes one pass. */
  Passes within(float limit, Pass usual) {
    return new Passes(this, limit, usual);
  }

  @Override
  public void run(float[] a, int ai, float[] r, int ri, int n) {
    int whole = FLOATS.loopBound(n);
    for (Pass idle : IDLE) {
      call(idle, a, ai, a, r, ri, 0);
    }
    for (int done = 0; done < whole; done += BLOCK) {
      int m = Math.min(BLOCK, whole - done);
      if (usual != null && areWithin(limit, a, ai + done, m)) {
        call(usual, a, ai + done, a, r, ri + done, m);
      } else {
        inPasses(a, ai + done, r, ri + done, m);
      }
    }
    for (int i = whole; i < n; i++) {
      r[ri + i] = scalar.of(a[ai + i]);
    }
  }

  private static void call(Pass pass, float[] a, int ai, float[] t, float[] r, int ri, int m) {
    pass.run(a, ai, t, r, ri, m);
  }

  private void inPasses(float[] a, int ai, float[] r, int ri, int m) {
    float[] t = m < FEW ? new float[blocks * m] : SCRATCH.get();
    for (Pass pass : passes) {
      call(pass, a, ai, t, r, ri, m);
    }
  }

  /** Whether no element is greater, less than the negative, or NaN: their bits are, too. */
  private static boolean areWithin(float limit, float[] a, int ai, int m) {
    IntVector most = IntVector.zero(INTS);
    for (int i = 0; i < m; i += FLOATS.length()) {
      FloatVector x = FLOAT.cast(FloatVector.fromArray(FLOATS, a, ai + i));
      most = INT.cast(x.reinterpretShape(INTS, 0)).and(Integer.MAX_VALUE).max(most);
    }
    return INT.cast(most).compare(VectorOperators.LE, Float.floatToRawIntBits(limit)).allTrue();
  }
}
