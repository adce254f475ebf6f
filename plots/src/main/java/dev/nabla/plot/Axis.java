package dev.nabla.plot;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * An axis as it is drawn: from {@code min} to {@code max}, after its numbers were divided by a
 * power of ten that its label names.
 *
 * <p>XChart's ticks stop working below 1e-10, where gradients may well be.
 */
record Axis(String label, double min, double max, int exponent) {
  /** That all of {@code values} fit on. */
  static Axis of(String label, DoubleStream values) {
    return of(label, Range.of(values).widened());
  }

  /** That all x of {@code lines} fit on; XChart has one whole number alone in the middle. */
  static Axis across(String label, List<Line> lines) {
    Range range = Range.of(lines.stream().flatMapToDouble(line -> Arrays.stream(line.x())));
    return of(label, Line.count(lines) ? range : range.widened());
  }

  static Axis of(String label, Range range) {
    int exponent = range.exponent();
    Axis unlabelled = new Axis(label, 0, 0, exponent);
    String power = "× 1e" + exponent;
    return new Axis(
        exponent == 0 ? label : label.isEmpty() ? power : label + " (" + power + ")",
        unlabelled.place(range.min()),
        unlabelled.place(range.max()),
        exponent);
  }

  /** The number that is drawn for {@code value}; NaN, a gap, for what is not finite. */
  double place(double value) {
    return Double.isFinite(value) ? value / Math.pow(10, exponent) : Double.NaN;
  }

  double[] places(double... values) {
    return DoubleStream.of(values).map(this::place).toArray();
  }
}
