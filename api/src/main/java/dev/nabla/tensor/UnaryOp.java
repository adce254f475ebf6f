package dev.nabla.tensor;

import java.util.Locale;

/** Elementwise functions of one tensor; the result has its shape and dtype. */
public enum UnaryOp {
  /** {@code -x}. */
  NEG(Domain.NUMERIC),
  /** {@code |x|}. */
  ABS(Domain.NUMERIC),
  /** -1, 0 or 1; 0 for NaN. */
  SIGN(Domain.NUMERIC),
  /** {@code x * x}. */
  SQUARE(Domain.NUMERIC),
  /** {@code sqrt(x)}; NaN below 0. */
  SQRT(Domain.FLOATING),
  /** {@code e^x}. */
  EXP(Domain.FLOATING),
  /** {@code e^x - 1}, exact near 0. */
  EXPM1(Domain.FLOATING),
  /** {@code ln(x)}; -infinity at 0, NaN below. */
  LOG(Domain.FLOATING),
  /** {@code ln(x) / ln(2)}, exact where x is a power of 2; -infinity at 0, NaN below. */
  LOG2(Domain.FLOATING),
  /** {@code ln(1 + x)}, exact near 0. */
  LOG1P(Domain.FLOATING),
  /** {@code sin(x)}, x in radians. */
  SIN(Domain.FLOATING),
  /** {@code cos(x)}, x in radians. */
  COS(Domain.FLOATING),
  /** {@code tan(x)}, x in radians; NaN of an infinity. */
  TAN(Domain.FLOATING),
  /** The angle from -pi/2 to pi/2 whose sine is x; NaN outside [-1, 1]. */
  ASIN(Domain.FLOATING),
  /** The angle from 0 to pi whose cosine is x; NaN outside [-1, 1]. */
  ACOS(Domain.FLOATING),
  /** {@code (e^x - e^-x) / 2}, exact near 0. */
  SINH(Domain.FLOATING),
  /** {@code (e^x + e^-x) / 2}. */
  COSH(Domain.FLOATING),
  /** {@code tanh(x)}. */
  TANH(Domain.FLOATING),
  /** {@code 1 / (1 + e^-x)}, without overflow. */
  SIGMOID(Domain.FLOATING),
  /** {@code max(x, 0)}; NaN stays NaN. */
  RELU(Domain.NUMERIC),
  /** {@code 2/sqrt(pi) * integral of e^(-t^2) from 0 to x}. */
  ERF(Domain.FLOATING),
  /** The greatest integer not above x. */
  FLOOR(Domain.FLOATING),
  /** The least integer not below x. */
  CEIL(Domain.FLOATING),
  /** The nearest integer, halves to the even one. */
  ROUND(Domain.FLOATING),
  /** {@code !x}. */
  NOT(Domain.LOGICAL);

  private final Domain domain;
  private final String label = name().toLowerCase(Locale.ROOT);

  UnaryOp(Domain domain) {
    this.domain = domain;
  }

  /** The dtypes it takes. */
  public Domain domain() {
    return domain;
  }

  /** Its name in errors and reports: {@code neg}. */
  public String label() {
    return label;
  }
}
