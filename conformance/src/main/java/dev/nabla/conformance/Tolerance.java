package dev.nabla.conformance;

import dev.nabla.tensor.DType;

/**
 * How far a value may lie from what PyTorch recorded, itself rounded: the one place that says so.
 *
 * <p>Errors are counted in units in the last place. INT64 and BOOL are always exact, and so are NaN
 * and the infinities.
 */
enum Tolerance {
  /** One rounding, or none: no error, and the sign of zero is PyTorch's. */
  EXACT(0, 0),
  /** The same number; a choice between two zeros may take either. */
  EQUAL(0, 0),
  /** A function such as exp: units of the value itself. */
  ROUNDED(4, 4),
  /** A few roundings that may cancel: units of the value, and those of 1 below 1. */
  COMPOSED(8, 8),
  /**
   * Many terms of about 1: units of the greatest value, and those of 1 below 1; they grow with the
   * square root of the number of terms.
   */
  SUM(8, 8);

  private final double floats;
  private final double doubles;

  Tolerance(double floats, double doubles) {
    this.floats = floats;
    this.doubles = doubles;
  }

  /** The units allowed where {@code terms} elements were folded. */
  double allowed(DType dtype, int terms) {
    double units = dtype == DType.FLOAT32 ? floats : doubles;
    return this == SUM ? units + Math.sqrt(terms) : units;
  }

  /**
   * How many units lie between two floating values.
   *
   * @param greatest the greatest finite value of the tensor that {@code wanted} belongs to
   */
  double units(DType dtype, double wanted, double found, double greatest) {
    if (wanted == found || (Double.isNaN(wanted) && Double.isNaN(found))) {
      return 0;
    }
    double unit =
        switch (this) {
          case EXACT, EQUAL, ROUNDED -> unit(dtype, wanted);
          case COMPOSED -> unit(dtype, Math.max(1, Math.abs(wanted)));
          case SUM -> unit(dtype, Math.max(1, greatest));
        };
    double error = Math.abs(found - wanted) / unit;
    return Double.isNaN(error) ? Double.POSITIVE_INFINITY : error;
  }

  /** The unit in the last place of {@code value}, that of the least normal at least. */
  private static double unit(DType dtype, double value) {
    return dtype == DType.FLOAT32
        ? Math.max(Math.ulp((float) value), Float.MIN_NORMAL)
        : Math.max(Math.ulp(value), Double.MIN_NORMAL);
  }
}
