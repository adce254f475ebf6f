package dev.nabla.tensor;

import java.util.Locale;

/** Elementwise functions of two tensors of one dtype; shapes broadcast, the dtype stays. */
public enum BinaryOp {
  /** {@code a + b}. */
  ADD(Domain.NUMERIC),
  /** {@code a - b}. */
  SUB(Domain.NUMERIC),
  /** {@code a * b}. */
  MUL(Domain.NUMERIC),
  /** {@code a / b}; by zero gives an infinity, or NaN for 0/0. */
  DIV(Domain.FLOATING),
  /**
   * {@code a^b} as C's pow: 1 for a base of 1, whatever the exponent, and for -1 to an infinity; of
   * both {@link Math#pow} makes NaN.
   */
  POW(Domain.FLOATING),
  /**
   * {@code a - b * floor(a / b)}, Python's {@code %}: C's {@code fmod(a, b)}, plus b where its sign
   * is not b's, so that an infinite b leaves a of its own sign. An INT64 b of 0 is an error.
   */
  REMAINDER(Domain.NUMERIC),
  /**
   * C's {@code fmod(a, b)}, of the sign of a; NaN of an infinite a. An INT64 b of 0 is an error.
   */
  FMOD(Domain.NUMERIC),
  /** The greater one; NaN if either is NaN. */
  MAXIMUM(Domain.NUMERIC),
  /** The lesser one; NaN if either is NaN. */
  MINIMUM(Domain.NUMERIC),
  /** The angle of the point (x = b, y = a), in radians from -pi to pi. */
  ATAN2(Domain.FLOATING),
  /** {@code a && b}. */
  AND(Domain.LOGICAL),
  /** {@code a || b}. */
  OR(Domain.LOGICAL),
  /** {@code a != b}. */
  XOR(Domain.LOGICAL);

  private final Domain domain;
  private final String label = name().toLowerCase(Locale.ROOT);

  BinaryOp(Domain domain) {
    this.domain = domain;
  }

  /** The dtypes it takes. */
  public Domain domain() {
    return domain;
  }

  /** Its name in errors and reports: {@code add}. */
  public String label() {
    return label;
  }
}
