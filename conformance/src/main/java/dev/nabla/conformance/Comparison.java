package dev.nabla.conformance;

import dev.nabla.io.Safetensors.Stored;
import dev.nabla.tensor.DType;
import dev.nabla.tensor.HostArray;
import java.util.Arrays;
import java.util.Locale;

/** What was found beside what was recorded, element by element. */
final class Comparison {
  private final Tolerance tolerance;
  private final boolean signs;
  private final Stored wanted;
  private final HostArray found;
  private final double allowed;
  private double worst;
  private int worstAt;

  /**
   * Compares.
   *
   * @param signs whether an exact zero must have the recorded sign
   */
  Comparison(Tolerance tolerance, int terms, Stored wanted, HostArray found, boolean signs) {
    this.tolerance = tolerance;
    this.signs = signs && tolerance == Tolerance.EXACT;
    this.wanted = wanted;
    this.found = found;
    this.allowed = Measured.widened(tolerance.allowed(wanted.values().dtype(), terms));
    double greatest = greatest(wanted.values());
    for (int i = 0; i < found.length(); i++) {
      double error = error(i, greatest);
      if (error > worst) {
        worst = error;
        worstAt = i;
      }
    }
  }

  private double error(int i, double greatest) {
    HostArray values = wanted.values();
    if (!values.dtype().isFloating()) {
      return values.getLong(i) == found.getLong(i) ? 0 : Double.POSITIVE_INFINITY;
    }
    double w = values.getDouble(i);
    double f = found.getDouble(i);
    if (signs && w == 0 && f == 0 && Math.copySign(1, w) != Math.copySign(1, f)) {
      return Double.POSITIVE_INFINITY;
    }
    return tolerance.units(values.dtype(), w, f, greatest);
  }

  private static double greatest(HostArray values) {
    double greatest = 0;
    for (int i = 0; i < values.length(); i++) {
      double value = Math.abs(values.getDouble(i));
      greatest = value < Double.POSITIVE_INFINITY ? Math.max(greatest, value) : greatest;
    }
    return greatest;
  }

  void requireWithin(String where) {
    Measured.note(worst, allowed);
    if (worst > allowed) {
      throw new AssertionError(
          String.format(
              Locale.ROOT,
              "%s at %s of %s: expected %s, but found %s: %.1f units, allowed are %.1f (%s)",
              where,
              Arrays.toString(index()),
              wanted.shape(),
              told(wanted.values()),
              told(found),
              worst,
              allowed,
              tolerance));
    }
  }

  private String told(HostArray values) {
    return values.dtype() == DType.INT64
        ? Long.toString(values.getLong(worstAt))
        : Double.toString(values.getDouble(worstAt));
  }

  private int[] index() {
    int[] index = new int[wanted.shape().rank()];
    for (int i = 0; i < worstAt; i++) {
      Expect.advance(index, wanted.shape());
    }
    return index;
  }
}
