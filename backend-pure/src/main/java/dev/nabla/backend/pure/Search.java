package dev.nabla.backend.pure;

/** Where a value, which is there, stands first; NaN is NaN, and the two zeros are equal. */
final class Search {
  private Search() {}

  /** Counted from {@code from} on; {@code value} holds the element looked for. */
  static int first(Object values, int from, Object value) {
    if (values instanceof float[] floats) {
      return first(floats, from, ((float[]) value)[0]);
    }
    if (values instanceof double[] doubles) {
      return first(doubles, from, ((double[]) value)[0]);
    }
    return first((long[]) values, from, ((long[]) value)[0]);
  }

  private static int first(float[] values, int from, float value) {
    int i = from;
    if (Float.isNaN(value)) {
      while (!Float.isNaN(values[i])) {
        i++;
      }
    } else {
      while (values[i] != value) {
        i++;
      }
    }
    return i - from;
  }

  private static int first(double[] values, int from, double value) {
    int i = from;
    if (Double.isNaN(value)) {
      while (!Double.isNaN(values[i])) {
        i++;
      }
    } else {
      while (values[i] != value) {
        i++;
      }
    }
    return i - from;
  }

  private static int first(long[] values, int from, long value) {
    int i = from;
    while (values[i] != value) {
      i++;
    }
    return i - from;
  }
}
