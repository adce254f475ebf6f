package dev.nabla.backend.pure.loop;

/** Functions of a number or two that Java lacks or defines otherwise. */
final class Functions {
  private Functions() {}

  /** {@code 1 / (1 + e^-x)}; the exponent is never positive, so nothing overflows. */
  static double sigmoid(double x) {
    double e = Math.exp(-Math.abs(x));
    return x < 0 ? e / (1 + e) : 1 / (1 + e);
  }

  /** {@code a^b} as C's pow: Java differs where a is 1, and where a is -1 and b infinite. */
  static double pow(double a, double b) {
    if (a == 1 || (a == -1 && Double.isInfinite(b))) {
      return 1;
    }
    return Math.pow(a, b);
  }
}
