package dev.nabla.backend.pure.loop;

/**
 * {@code erf(x) = 2/sqrt(pi) * integral of e^(-t^2) from 0 to x}, to about 1e-15 of its value.
 *
 * <p>Formulas 7.1.6 and 7.1.14 of Abramowitz and Stegun, Handbook of Mathematical Functions.
 */
final class Erf {
  private static final double TWO_OVER_ROOT_PI = 1.1283791670955126;

  /** From here on the continued fraction is the more accurate. */
  private static final double SERIES_END = 2;

  /** From here on erf rounds to 1. */
  private static final double ONE_FROM = 6;

  /** Levels of the continued fraction: at x = 2 so many leave less than 1e-17 of erf. */
  private static final int DEPTH = 50;

  private Erf() {}

  static double of(double x) {
    double size = Math.abs(x);
    if (size < SERIES_END) {
      return series(x);
    }
    if (size >= ONE_FROM) {
      return Math.signum(x);
    }
    return Double.isNaN(x) ? x : Math.copySign(1 - complement(size), x);
  }

  /**
   * 7.1.6: {@code 2/sqrt(pi) * e^(-x^2) * sum of 2^n x^(2n+1) / (1 * 3 * .. * (2n+1))}.
   *
   * <p>The exponential and the sum take the same rounded square, whose error cancels between them;
   * the sum is nested, from its smallest term on, and so many terms leave less than 1e-17 of it.
   */
  private static double series(double x) {
    double square = x * x;
    double sum = 1;
    for (int n = 8 + (int) (16 * Math.abs(x)); n >= 1; n--) {
      sum = 1 + sum * (2 * square / (2 * n + 1));
    }
    return TWO_OVER_ROOT_PI * Math.exp(-square) * sum * x;
  }

  /** 7.1.14: {@code 1 - erf(x) = e^(-x^2)/sqrt(pi) / (x + (1/2)/(x + 1/(x + (3/2)/(x + ..))))}. */
  private static double complement(double x) {
    double fraction = x;
    for (int n = DEPTH; n >= 1; n--) {
      fraction = x + n / 2.0 / fraction;
    }
    return TWO_OVER_ROOT_PI / 2 * Math.exp(-x * x) / fraction;
  }
}
