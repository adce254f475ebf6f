package dev.nabla.backend.pure;

import static java.util.Objects.requireNonNull;

import dev.nabla.backend.pure.jit.Arithmetic;
import dev.nabla.tensor.DType;
import org.jspecify.annotations.Nullable;

/**
 * An elementwise result that is not computed before somebody reads it, so that a chain of them runs
 * as one pass over memory ({@link Fusion}): large arrays cost more to store than to compute.
 *
 * <p>Its operands never change, so that when it is computed makes no difference; nor does the pass,
 * in which each operation rounds as it would alone.
 */
final class Pending extends Source {
  /** From so many elements on results wait; below, waiting costs more than it spares. */
  static final int LEAST = 4096;

  /** So many operations make a pass; more are computed in parts. */
  private static final int MOST_OPERATIONS = 48;

  /** About so many arrays are held on to; what would hold more is computed in parts. */
  private static final int MOST_ARRAYS = 12;

  /**
   * How often a result may be computed on the way to others before it is stored: what a gradient
   * reads is computed a second time, and mostly the last.
   */
  private static final int PASSES = 2;

  /**
   * {@code r[at[2] + i] = f(a[at[0] + i], b[at[1] + i])} for i below n, where the arrays are a, b
   * and r; likewise for other numbers of operands, and several results after them.
   */
  @FunctionalInterface
  interface Step {
    void run(Object[] arrays, int[] at, int n);
  }

  private final Step step;
  private final @Nullable Arithmetic arithmetic;
  private final DType dtype;
  private final int length;
  private final int operations;
  private final int arrays;
  private volatile Strided @Nullable [] operands;
  private volatile @Nullable Object values;
  private volatile boolean kept;
  private int passes;

  /**
   * The operands have {@code length} elements each, in any layout.
   *
   * @param arithmetic what {@code step} computes, if that is arithmetic of floating operands
   */
  Pending(
      Step step, @Nullable Arithmetic arithmetic, DType dtype, int length, Strided... operands) {
    this.step = step;
    this.arithmetic = arithmetic;
    this.dtype = dtype;
    this.length = length;
    this.operands = operands;
    retain(operands);
    int work = 1;
    int held = 0;
    for (Strided operand : operands) {
      Pending before = operand.pending();
      if (before != null && !before.fits(work, held)) {
        before.values();
        before = null;
      }
      work += before == null ? 0 : before.operations;
      held += before != null ? before.arrays : operand.period() > 1 ? 1 : 0;
    }
    this.operations = work;
    this.arrays = held;
  }

  private boolean fits(int work, int held) {
    return work + operations <= MOST_OPERATIONS && held + arrays <= MOST_ARRAYS;
  }

  Step step() {
    return step;
  }

  @Nullable Arithmetic arithmetic() {
    return arithmetic;
  }

  DType dtype() {
    return dtype;
  }

  @Override
  int length() {
    return length;
  }

  /** What it is computed from, held until {@link #release(Strided[])}, or null once it was. */
  synchronized Strided @Nullable [] retainedOperands() {
    Strided[] now = operands;
    if (now != null) {
      retain(now);
    }
    return now;
  }

  private static void retain(Strided... operands) {
    for (Strided operand : operands) {
      operand.retain();
    }
  }

  static void release(Strided... operands) {
    for (Strided operand : operands) {
      operand.release();
    }
  }

  boolean isComputed() {
    return values != null;
  }

  @Override
  Object values() {
    Object found = values;
    if (found == null) {
      Fusion.compute(this);
      found = values;
    }
    return requireNonNull(found);
  }

  /**
   * Has this stored when it is computed, and computes now the states that it follows from: else one
   * that nobody reads would hold on to all that ever went into it.
   */
  void keep() {
    kept = true;
    settleStatesBefore();
  }

  private void settleStatesBefore() {
    Strided[] read = retainedOperands();
    if (read == null) {
      return;
    }
    for (Strided operand : read) {
      Pending before = operand.pending();
      if (before != null && before.kept) {
        before.values();
      } else if (before != null) {
        before.settleStatesBefore();
      }
    }
    release(read);
  }

  /** Whether a variable of the program, which outlives a step, has this for its value. */
  boolean isState() {
    return kept;
  }

  /** Counts a pass, and says whether this is to be stored in it. */
  boolean isStoredNow() {
    return kept || passes++ >= PASSES;
  }

  /** Takes the elements, unless another thread brought them before, and lets go of operands. */
  void computed(Object elements) {
    Strided[] before = exchange(elements);
    if (before != null) {
      release(before);
    }
  }

  private synchronized Strided @Nullable [] exchange(Object elements) {
    Strided[] before = operands;
    if (before != null) {
      values = elements;
      operands = null;
    }
    return before;
  }

  @Override
  void lose() {
    values = null;
  }

  @Override
  void end() {
    Object elements = values;
    Strided[] before = operands;
    operands = null;
    if (elements != null) {
      Pool.SHARED.give(dtype, length, elements);
    } else if (before != null) {
      release(before);
    }
  }
}
