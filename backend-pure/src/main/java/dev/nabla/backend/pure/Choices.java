package dev.nabla.backend.pure;

/** {@code r[i] = condition[i] ? a[i] : b[i]} for i below n; a, b and r have one type. */
final class Choices {
  private Choices() {}

  static void choose(boolean[] condition, Object a, Object b, Object r, int n) {
    if (r instanceof float[] floats) {
      choose(condition, (float[]) a, (float[]) b, floats, n);
    } else if (r instanceof double[] doubles) {
      choose(condition, (double[]) a, (double[]) b, doubles, n);
    } else if (r instanceof long[] longs) {
      choose(condition, (long[]) a, (long[]) b, longs, n);
    } else {
      choose(condition, (boolean[]) a, (boolean[]) b, (boolean[]) r, n);
    }
  }

  private static void choose(boolean[] condition, float[] a, float[] b, float[] r, int n) {
    for (int i = 0; i < n; i++) {
      r[i] = condition[i] ? a[i] : b[i];
    }
  }

  private static void choose(boolean[] condition, double[] a, double[] b, double[] r, int n) {
    for (int i = 0; i < n; i++) {
      r[i] = condition[i] ? a[i] : b[i];
    }
  }

  private static void choose(boolean[] condition, long[] a, long[] b, long[] r, int n) {
    for (int i = 0; i < n; i++) {
      r[i] = condition[i] ? a[i] : b[i];
    }
  }

  private static void choose(boolean[] condition, boolean[] a, boolean[] b, boolean[] r, int n) {
    for (int i = 0; i < n; i++) {
      r[i] = condition[i] ? a[i] : b[i];
    }
  }
}
