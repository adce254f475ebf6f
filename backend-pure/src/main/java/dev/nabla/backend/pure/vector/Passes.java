package dev.nabla.backend.pure.vector;

import static dev.nabla.backend.pure.vector.Lanes.FLOATS;

import dev.nabla.backend.pure.loop.UnaryLoop;

/**
 * A function of FLOAT32 in passes over a block, each a short loop over whole vectors; what is left
 * below one goes to plain Java.
 *
 * <p>At least three: a call of one of three kinds is not inlined, so each is compiled by itself, as
 * {@link Lanes} wants it.
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

  private final int blocks;
  private final Scalar scalar;
  private final Pass[] passes;

  /** {@code blocks} of scratch are used. */
  Passes(int blocks, Scalar scalar, Pass first, Pass second, Pass third, Pass... more) {
    this.blocks = blocks;
    this.scalar = scalar;
    this.passes = new Pass[3 + more.length];
    passes[0] = first;
    passes[1] = second;
    passes[2] = third;
    System.arraycopy(more, 0, passes, 3, more.length);
  }

  @Override
  public void run(float[] a, int ai, float[] r, int ri, int n) {
    int whole = FLOATS.loopBound(n);
    float[] t = whole < FEW ? new float[blocks * whole] : SCRATCH.get();
    for (int done = 0; done < whole; done += BLOCK) {
      int m = Math.min(BLOCK, whole - done);
      for (Pass pass : passes) {
        pass.run(a, ai + done, t, r, ri + done, m);
      }
    }
    for (int i = whole; i < n; i++) {
      r[ri + i] = scalar.of(a[ai + i]);
    }
  }
}
