package dev.nabla.tensor;

/** What compositions ask of their operand before they compute anything. */
final class Operand {
  private Operand() {}

  /** {@code x}, which is of a floating dtype. */
  static Tensor floating(String op, Primitives x) {
    Domain.FLOATING.require(op, x.dtype());
    return (Tensor) x;
  }

  /** {@code x}, which is of a numeric dtype. */
  static Tensor numeric(String op, Primitives x) {
    Domain.NUMERIC.require(op, x.dtype());
    return (Tensor) x;
  }
}
