package dev.nabla.backend.pure;

import dev.nabla.tensor.DType;

/** Longs in the order of the elements they stand for; NaN is above all, the two zeros are equal. */
final class Keys {
  private Keys() {}

  /** One key for each element, in row-major order, in an array of the caller's own. */
  static long[] of(Strided a) {
    return switch (a.dtype()) {
      case FLOAT32, FLOAT64 -> ofDoubles(Casts.cast(a, DType.FLOAT64));
      case INT64 -> (long[]) a.copyValues();
      case BOOL -> (long[]) Casts.cast(a, DType.INT64).copyValues();
    };
  }

  private static long[] ofDoubles(Strided a) {
    double[] values = (double[]) a.plainValues();
    long[] keys = new long[a.length()];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = ordered(values[i]);
    }
    return keys;
  }

  /** Negative doubles descend as their bits ascend: all their bits but the sign are inverted. */
  private static long ordered(double value) {
    long bits = Double.doubleToLongBits(value + 0.0);
    return bits ^ ((bits >> 63) & Long.MAX_VALUE);
  }

  /** Turns the order of {@code keys} around. */
  static void reverse(long[] keys) {
    for (int i = 0; i < keys.length; i++) {
      keys[i] = ~keys[i];
    }
  }
}
