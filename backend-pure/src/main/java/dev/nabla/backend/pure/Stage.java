package dev.nabla.backend.pure;

import dev.nabla.tensor.BinaryOp;
import org.jspecify.annotations.Nullable;

/** One operation of a {@link Fusion}. */
final class Stage {
  final int number;
  final Pending pending;

  /** What is released once the pass has run. */
  final Strided[] retained;

  /** What runs: the operation, or one that does the work of stages before, too. */
  Pending.Step step;

  Strided[] operands;

  /** The stage that computes an operand; none for one that is there. */
  @Nullable Stage[] sources;

  /** How many operands of other stages this is. */
  int readers;

  /** Whether all of the result is stored, or lives in blocks. */
  final boolean isStored;

  /** Where it goes then. */
  @Nullable Object stored;

  /** Over whose elements, if not to an array of its own. */
  @Nullable Source replaced;

  /** Computes {@code pending} from operands that were retained for it. */
  Stage(
      int number,
      Pending pending,
      boolean isStored,
      Strided[] retained,
      @Nullable Stage[] sources) {
    this.number = number;
    this.pending = pending;
    this.isStored = isStored;
    this.step = pending.step();
    this.retained = retained;
    this.operands = retained;
    this.sources = sources;
    for (Stage source : sources) {
      if (source != null) {
        source.readers++;
      }
    }
  }

  /** Whether this is {@code op}, and nothing but one other stage reads it. */
  boolean isOnce(BinaryOp op) {
    return pending.op() == op && !isStored && readers == 1 && step == pending.step();
  }

  /** Whether operand {@code i} is one number everywhere. */
  boolean isNumber(int i) {
    return sources[i] == null && operands[i].period() == 1;
  }
}
