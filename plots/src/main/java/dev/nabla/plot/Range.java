package dev.nabla.plot;

import java.util.stream.DoubleStream;

/** From where to where an axis goes. */
record Range(double min, double max) {
  /** Of the finite ones among {@code values}; 0 to 1 if there are none. */
  static Range of(DoubleStream values) {
    double[] ends = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
    values
        .filter(Double::isFinite)
        .forEach(
            value -> {
              ends[0] = Math.min(ends[0], value);
              ends[1] = Math.max(ends[1], value);
            });
    return ends[0] <= ends[1] ? new Range(ends[0], ends[1]) : new Range(0, 1);
  }

  /**
   * This, or where all values are (nearly) the same, some room about them: ticks a millionth of
   * their value apart would be all digits.
   */
  Range widened() {
    double size = Math.max(Math.abs(min), Math.abs(max));
    if (max / 2 - min / 2 > size * 1e-6) {
      return this;
    }
    double room = size == 0 ? 0.5 : size * 0.05;
    return new Range(min - room, max + room);
  }

  /** The power of ten that is taken out of the axis' numbers, so that they are short; mostly 0. */
  int exponent() {
    double size = Math.max(Math.abs(min), Math.abs(max));
    int exponent = size == 0 ? 0 : (int) Math.floor(Math.log10(size));
    return exponent >= -3 && exponent < 5 ? 0 : exponent;
  }
}
