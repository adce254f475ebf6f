package dev.nabla.backend.pure;

import org.jspecify.annotations.Nullable;

/** One operation of a {@link Fusion}. */
final class Stage {
  final int number;
  final Pending pending;

  /** What it reads, released once the pass has run. */
  final Strided[] operands;

  /** The stage that computes an operand; none for one that is there. */
  final @Nullable Stage[] sources;

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
      Strided[] operands,
      @Nullable Stage[] sources) {
    this.number = number;
    this.pending = pending;
    this.isStored = isStored;
    this.operands = operands;
    this.sources = sources;
  }

  /** Whether it may become part of a {@link Compound}. */
  boolean isArithmetic() {
    return pending.arithmetic() != null;
  }
}
