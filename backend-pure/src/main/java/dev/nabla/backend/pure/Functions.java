package dev.nabla.backend.pure;

import dev.nabla.tensor.NablaException;

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

  /** What is left of a with the sign of b. */
  static double remainder(double a, double b) {
    double rest = a % b;
    return rest != 0 && (rest < 0) != (b < 0) ? rest + b : rest;
  }

  /** What is left of a with the sign of b; b must not be 0. */
  static long remainder(long a, long b) {
    if (b == 0) {
      throw new NablaException(
          "remainder", "INT64 divisors other than 0", a + " % 0", "mask the zeros out first");
    }
    return Math.floorMod(a, b);
  }
}
