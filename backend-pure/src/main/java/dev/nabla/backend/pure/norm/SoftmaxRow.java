package dev.nabla.backend.pure.norm;

/** Gradients of softmax and logSoftmax along one row. */
public final class SoftmaxRow {
  private SoftmaxRow() {}

  /** {@code dx = y * (g - sum(g * y))}, over n elements of {@code float[]} or {@code double[]}. */
  public static void softmax(Object y, int from, Object g, int gradient, int n, Object dx, int to) {
    if (y instanceof float[] floats) {
      softmax(floats, from, (float[]) g, gradient, n, (float[]) dx, to);
    } else {
      softmax((double[]) y, from, (double[]) g, gradient, n, (double[]) dx, to);
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
      float[] y, int from, float[] g, int gradient, int n, float[] dx, int to) {
    double s0 = 0;
    double s1 = 0;
    int i = 0;
    for (; i < n - 1; i += 2) {
      s0 += y[from + i] * g[gradient + i];
      s1 += y[from + i + 1] * g[gradient + i + 1];
    }
    if (i < n) {
      s0 += y[from + i] * g[gradient + i];
    }
    float sum = (float) (s0 + s1);
    for (i = 0; i < n; i++) {
      dx[to + i] = y[from + i] * (g[gradient + i] - sum);
    }
  }

  private static void logSoftmax(float[] e, int at, float[] g, int gradient, int n, float sum) {
    for (int i = 0; i < n; i++) {
      e[at + i] = g[gradient + i] - e[at + i] * sum;
    }
  }

  private static void softmax(
      double[] y, int from, double[] g, int gradient, int n, double[] dx, int to) {
    double s0 = 0;
    double s1 = 0;
    int i = 0;
    for (; i < n - 1; i += 2) {
      s0 += y[from + i] * g[gradient + i];
      s1 += y[from + i + 1] * g[gradient + i + 1];
    }
    if (i < n) {
      s0 += y[from + i] * g[gradient + i];
    }
    double sum = (s0 + s1);
    for (i = 0; i < n; i++) {
      dx[to + i] = y[from + i] * (g[gradient + i] - sum);
    }
  }

  private static void logSoftmax(double[] e, int at, double[] g, int gradient, int n, double sum) {
    for (int i = 0; i < n; i++) {
      e[at + i] = g[gradient + i] - e[at + i] * sum;
    }
  }
}
