package dev.nabla.backend.pure.convolution;

/** Short rows, copied in loops that know the type of their arrays. */
final class Rows {
  private Rows() {}

  /**
   * {@code target[to + r * spaced + i] = source[from + r * apart + i]} for i below n, r below rows.
   */
  static void copy(
      Object source, int from, int apart, Object target, int to, int spaced, int n, int rows) {
    if (source instanceof float[] floats) {
      copy(floats, from, apart, (float[]) target, to, spaced, n, rows);
    } else {
      copy((double[]) source, from, apart, (double[]) target, to, spaced, n, rows);
    }
  }

  private static void copy(
      float[] source, int from, int apart, float[] target, int to, int spaced, int n, int rows) {
    for (int r = 0; r < rows; r++) {
      System.arraycopy(source, from + r * apart, target, to + r * spaced, n);
    }
  }

  private static void copy(
      double[] source, int from, int apart, double[] target, int to, int spaced, int n, int rows) {
    for (int r = 0; r < rows; r++) {
      System.arraycopy(source, from + r * apart, target, to + r * spaced, n);
    }
  }
}
