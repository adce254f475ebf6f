package dev.nabla.backend.pure.loop;

/**
 * Arithmetic of three operands and a factor s in one loop instead of two or three, rounded after
 * each operation as they would be.
 */
public enum TernaryOp {
  /** {@code a + b * s}. */
  ADD_SCALED,
  /** {@code a + (b - a) * s}. */
  LERP,
  /** {@code a + (b * s) * c}. */
  ADDCMUL,
  /** {@code a + (b * s) / c}. */
  ADDCDIV
}
