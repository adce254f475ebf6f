package dev.nabla.tensor;

import java.util.Locale;

/**
 * Elementwise comparisons of two tensors of one dtype; shapes broadcast, the result is BOOL.
 *
 * <p>With NaN on either side each is false but {@link #NE}. False is less than true.
 */
public enum CompareOp {
  /** {@code a == b}. */
  EQ,
  /** {@code a != b}. */
  NE,
  /** {@code a < b}. */
  LT,
  /** {@code a <= b}. */
  LE,
  /** {@code a > b}. */
  GT,
  /** {@code a >= b}. */
  GE;

  private final String label = name().toLowerCase(Locale.ROOT);

  /** Its name in errors and reports: {@code eq}. */
  public String label() {
    return label;
  }
}
