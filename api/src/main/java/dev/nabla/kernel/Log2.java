package dev.nabla.kernel;

import dev.nabla.tensor.UnaryOp;

/** {@link UnaryOp#LOG2} in Java, for engines that have none. */
public final class Log2 {
  private static final double LN_2 = 0.6931471805599453;

  private Log2() {}

  /** The exponent plus {@code log2} of what is left, about 1, so that powers of 2 are exact. */
  public static double of(double x) {
    if (!(x > 0) || x == Double.POSITIVE_INFINITY) {
      return Math.log(x);
    }
    // subnormal numbers have no exponent of their own
    int exponent = Math.getExponent(x < Double.MIN_NORMAL ? x * 0x1p54 : x);
    exponent -= x < Double.MIN_NORMAL ? 54 : 0;
    double rest = Math.scalb(x, -exponent);
    return rest > 1.5 ? exponent + 1 + Math.log(rest / 2) / LN_2 : exponent + Math.log(rest) / LN_2;
  }
}
