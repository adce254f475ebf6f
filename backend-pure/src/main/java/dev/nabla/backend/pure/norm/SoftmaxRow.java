package dev.nabla.backend.pure.norm;

/** Gradients of softmax and logSoftmax along one row. */
public final class SoftmaxRow {
  private SoftmaxRow() {}

  /** {@code dx = y * (g - sum[0])}, over n elements of {@code float[]} or {@code double[]}. */
  public static void softmax(
      Object y, int from, Object g, int gradient, int n, Object sum, Object dx, int to) {
    if (y instanceof float[] floats) {
      softmax(floats, from, (float[]) g, gradient, n, ((float[]) sum)[0], (float[]) dx, to);
    } else {
      softmax(
          (double[]) y, from, (double[]) g, gradient, n, ((double[]) sum)[0], (double[]) dx, to);
    }
  }

  /** {@code e = g - e * sum[0]}, where e is the softmax and the sum that of g. */
  public static void logSoftmax(Object e, int at, Object g, int gradient, int n, Object sum) {
    if (e instanceof float[] floats) {
      logSoftmax(floats, at, (float[]) g, gradient, n, ((float[]) sum)[0]);
    } else {
      logSoftmax((double[]) e, at, (double[]) g, gradient, n, ((double[]) sum)[0]);
    }
  }

  private static void softmax(
      float[] y, int from, float[] g, int gradient, int n, float sum, float[] dx, int to) {
    for (int i = 0; i < n; i++) {
      dx[to + i] = y[from + i] * (g[gradient + i] - sum);
    }
  }

  private static void logSoftmax(float[] e, int at, float[] g, int gradient, int n, float sum) {
    for (int i = 0; i < n; i++) {
      e[at + i] = g[gradient + i] - e[at + i] * sum;
    }
  }

  private static void softmax(
      double[] y, int from, double[] g, int gradient, int n, double sum, double[] dx, int to) {
    for (int i = 0; i < n; i++) {
      dx[to + i] = y[from + i] * (g[gradient + i] - sum);
    }
  }

  private static void logSoftmax(double[] e, int at, double[] g, int gradient, int n, double sum) {
    for (int i = 0; i < n; i++) {
      e[at + i] = g[gradient + i] - e[at + i] * sum;
    }
  }
}
