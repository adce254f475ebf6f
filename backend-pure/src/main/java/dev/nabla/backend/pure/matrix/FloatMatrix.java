package dev.nabla.backend.pure.matrix;

import java.util.Arrays;

/** A matrix in a {@code float[]}. */
final class FloatMatrix extends Matrix<float[]> {
  /** So many rows are read side by side. */
  private static final int TOGETHER = 4;

  /** So many ks of a panel stay in the first-level cache while its rows are written. */
  private static final int CHUNK = 64;

  /** Fewer elements are copied faster one by one. */
  private static final int FEW = 12;

  FloatMatrix(float[] values, int offset, int rowStride, int kStride) {
    super(values, offset, rowStride, kStride);
  }

  @Override
  void pack(int firstRow, int rows, int firstK, int ks, int width, float[] into, int at) {
    if (rows < width) {
      Arrays.fill(into, at, at + ks * width, 0);
    }
    if (rowStride == 1 && rows > FEW) {
      int from = at(firstRow, firstK);
      for (int k = 0; k < ks; k++) {
        System.arraycopy(values, from + k * kStride, into, at + k * width, rows);
      }
    } else {
      for (int k = 0; k < ks; k += CHUNK) {
        int count = Math.min(CHUNK, ks - k);
        interleave(at(firstRow, firstK + k), rows, count, width, into, at + k * width);
      }
    }
  }

  @Override
  void multiply(Matrix<float[]> b, int n, int k, int m, Target<float[]> c) {
    float[] x = values;
    float[] y = b.values;
    float[] z = c.values();
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < m; j++) {
        int p = at(i, 0);
        int q = b.at(j, 0);
        float sum = 0;
        for (int l = 0; l < k; l++) {
          sum += x[p] * y[q];
          p += kStride;
          q += b.kStride;
        }
        int at = c.at(i, j);
        z[at] = c.add() ? z[at] + sum : sum;
      }
    }
  }

  private void interleave(int from, int rows, int ks, int width, float[] into, int at) {
    int row = 0;
    for (; row + TOGETHER <= rows; row += TOGETHER) {
      int start = from + row * rowStride;
      if (rowStride == 1) {
        sideBySide(values, start, kStride, ks, width, into, at + row);
        continue;
      }
      int k = kStride == 1 ? fourByFour(values, start, rowStride, ks, width, into, at + row) : 0;
      four(values, start, rowStride, kStride, k, ks, width, into, at + row);
    }
    for (; row < rows; row++) {
      one(values, from + row * rowStride, kStride, ks, width, into, at + row);
    }
  }

  /** Four rows side by side. */
  private static void sideBySide(
      float[] x, int from, int kStride, int ks, int width, float[] into, int at) {
    int p = from;
    int to = at;
    for (int k = 0; k < ks; k++) {
      put(into, to, x[p], x[p + 1], x[p + 2], x[p + 3]);
      p += kStride;
      to += width;
    }
  }

  /** Four rows of elements side by side; gives the first k left over. */
  private static int fourByFour(
      float[] x, int from, int rowStride, int ks, int width, float[] into, int at) {
    int second = from + rowStride;
    int third = second + rowStride;
    int fourth = third + rowStride;
    int to = at;
    int k = 0;
    for (; k + 4 <= ks; k += 4) {
      float a0 = x[from + k];
      float a1 = x[from + k + 1];
      float a2 = x[from + k + 2];
      float a3 = x[from + k + 3];
      float b0 = x[second + k];
      float b1 = x[second + k + 1];
      float b2 = x[second + k + 2];
      float b3 = x[second + k + 3];
      float c0 = x[third + k];
      float c1 = x[third + k + 1];
      float c2 = x[third + k + 2];
      float c3 = x[third + k + 3];
      float d0 = x[fourth + k];
      float d1 = x[fourth + k + 1];
      float d2 = x[fourth + k + 2];
      float d3 = x[fourth + k + 3];
      put(into, to, a0, b0, c0, d0);
      to += width;
      put(into, to, a1, b1, c1, d1);
      to += width;
      put(into, to, a2, b2, c2, d2);
      to += width;
      put(into, to, a3, b3, c3, d3);
      to += width;
    }
    return k;
  }

  private static void put(float[] into, int to, float a, float b, float c, float d) {
    into[to] = a;
    into[to + 1] = b;
    into[to + 2] = c;
    into[to + 3] = d;
  }

  private static void four(
      float[] x,
      int from,
      int rowStride,
      int kStride,
      int firstK,
      int ks,
      int width,
      float[] into,
      int at) {
    int second = from + rowStride;
    int third = second + rowStride;
    int fourth = third + rowStride;
    for (int k = firstK; k < ks; k++) {
      int step = k * kStride;
      put(
          into,
          at + k * width,
          x[from + step],
          x[second + step],
          x[third + step],
          x[fourth + step]);
    }
  }

  private static void one(
      float[] x, int from, int kStride, int ks, int width, float[] into, int at) {
    for (int k = 0; k < ks; k++) {
      into[at + k * width] = x[from + k * kStride];
    }
  }
}
