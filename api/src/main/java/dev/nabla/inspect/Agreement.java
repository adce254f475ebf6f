package dev.nabla.inspect;

import dev.nabla.tensor.DType;
import dev.nabla.tensor.HostArray;
import java.util.Locale;

/**
 * How two results of one operation compare, in units in the last place.
 *
 * @param units the greatest distance
 * @param worstAt where it is
 * @param limit what roundings explain
 */
record Agreement(double units, int worstAt, double limit) {
  /**
   * Compares {@code found} with {@code wanted}.
   *
   * @param magnitude the greatest operand, for folds, whose terms may cancel
   */
  static Agreement of(KernelCall.Kind kind, HostArray wanted, HostArray found, double magnitude) {
    if (wanted.length() != found.length()) {
      return new Agreement(Double.POSITIVE_INFINITY, 0, 0);
    }
    boolean fold = kind == KernelCall.Kind.FOLD;
    double scale = fold ? Math.max(greatest(wanted), Math.max(magnitude, 1)) : 0;
    double worst = 0;
    int worstAt = 0;
    for (int i = 0; i < wanted.length(); i++) {
      double units = units(wanted, found, i, scale);
      if (units > worst) {
        worst = units;
        worstAt = i;
      }
    }
    return new Agreement(worst, worstAt, limit(kind, wanted.dtype()));
  }

  private static double limit(KernelCall.Kind kind, DType dtype) {
    if (!dtype.isFloating()) {
      return 0;
    }
    return switch (kind) {
      case EXACT -> 0;
      case ARITHMETIC -> 1;
      case FUNCTION -> 8; // each of the two within four of the right one
      case FOLD -> 64;
    };
  }

  private static double units(HostArray wanted, HostArray found, int i, double scale) {
    if (!wanted.dtype().isFloating()) {
      return wanted.getLong(i) == found.getLong(i) ? 0 : Double.POSITIVE_INFINITY;
    }
    double w = wanted.getDouble(i);
    double f = found.getDouble(i);
    if (w == f || (Double.isNaN(w) && Double.isNaN(f))) {
      return 0;
    }
    double at = Math.max(Math.abs(w), scale);
    double unit =
        wanted.dtype() == DType.FLOAT32
            ? Math.max(Math.ulp((float) at), Float.MIN_NORMAL)
            : Math.max(Math.ulp(at), Double.MIN_NORMAL);
    double units = Math.abs(w - f) / unit;
    return Double.isNaN(units) ? Double.POSITIVE_INFINITY : units;
  }

  /** The greatest finite absolute value. */
  static double greatest(HostArray values) {
    double greatest = 0;
    for (int i = 0; i < values.length(); i++) {
      double value = Math.abs(values.getDouble(i));
      greatest = value < Double.POSITIVE_INFINITY ? Math.max(greatest, value) : greatest;
    }
    return greatest;
  }

  boolean holds() {
    return units <= limit;
  }

  /** What was expected, as a phrase. */
  String allowed() {
    return limit == 0 ? "the very same" : "within " + (long) limit + " ULP,";
  }

  /** {@code 3.0 instead of 2.0, 1.0e+07 ULP away}. */
  String difference(HostArray wanted, HostArray found) {
    return String.format(
        Locale.ROOT,
        "%s instead of %s, %.3g ULP away,",
        Places.element(found, worstAt),
        Places.element(wanted, worstAt),
        units);
  }
}
