package dev.nabla.backend.pure.matrix;

/** {@code float[]} in plain loops. */
final class FloatRowSums implements RowSums<float[]> {
  @Override
  public void combine(
      int ks,
      float[] x,
      int atX,
      int stepX,
      float[] b,
      int atB,
      int stepB,
      int m,
      float[] y,
      int atY) {
    int k = 0;
    for (; k + 4 <= ks; k += 4) {
      int at = atX + k * stepX;
      int next = at + 2 * stepX;
      int from = atB + k * stepB;
      four(x[at], x[at + stepX], x[next], x[next + stepX], b, from, stepB, m, y, atY);
    }
    for (; k < ks; k++) {
      float factor = x[atX + k * stepX];
      int from = atB + k * stepB;
      for (int j = 0; j < m; j++) {
        y[atY + j] += factor * b[from + j];
      }
    }
  }

  private static void four(
      float x0,
      float x1,
      float x2,
      float x3,
      float[] b,
      int from,
      int step,
      int m,
      float[] y,
      int atY) {
    int b1 = from + step;
    int b2 = b1 + step;
    int b3 = b2 + step;
    for (int j = 0; j < m; j++) {
      y[atY + j] += x0 * b[from + j] + x1 * b[b1 + j] + (x2 * b[b2 + j] + x3 * b[b3 + j]);
    }
  }

  @Override
  public void dots(
      int ks, float[] x, int atX, float[] b, int atB, int stride, int m, float[] y, int atY) {
    for (int j = 0; j < m; j++) {
      y[atY + j] = dot(ks, x, atX, b, atB + j * stride);
    }
  }

  /** Eight sums side by side: one alone would wait for itself. */
  private static float dot(int ks, float[] x, int atX, float[] b, int atB) {
    float s0 = 0;
    float s1 = 0;
    float s2 = 0;
    float s3 = 0;
    float s4 = 0;
    float s5 = 0;
    float s6 = 0;
    float s7 = 0;
    int k = 0;
    for (; k + 8 <= ks; k += 8) {
      int p = atX + k;
      int q = atB + k;
      s0 += x[p] * b[q];
      s1 += x[p + 1] * b[q + 1];
      s2 += x[p + 2] * b[q + 2];
      s3 += x[p + 3] * b[q + 3];
      s4 += x[p + 4] * b[q + 4];
      s5 += x[p + 5] * b[q + 5];
      s6 += x[p + 6] * b[q + 6];
      s7 += x[p + 7] * b[q + 7];
    }
    float rest = 0;
    for (; k < ks; k++) {
      rest += x[atX + k] * b[atB + k];
    }
    return ((s0 + s1) + (s2 + s3)) + ((s4 + s5) + (s6 + s7)) + rest;
  }
}
