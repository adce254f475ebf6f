package dev.nabla.backend.pure.matrix;

import java.util.Arrays;

/** {@code double[]}; Java fuses nothing that is not asked for. */
final class DoubleRows implements RowKernel<double[]> {
  @Override
  public double[][] rows(int count, int length) {
    return new double[count][length];
  }

  @Override
  public void clear(double[] row, int length) {
    Arrays.fill(row, 0, length, 0);
  }

  @Override
  public void add(
      double[] a, int at, double[][] b, int k, int depth, double[][] c, int rows, int m) {
    int i = 0;
    for (; i + 4 <= depth; i += 4) {
      double[] b0 = b[k + i];
      double[] b1 = b[k + i + 1];
      double[] b2 = b[k + i + 2];
      double[] b3 = b[k + i + 3];
      for (int row = 0; row < rows; row++) {
        four(a, at + i * ROWS + row, b0, b1, b2, b3, c[row], m);
      }
    }
    for (; i < depth; i++) {
      for (int row = 0; row < rows; row++) {
        one(a[at + i * ROWS + row], b[k + i], c[row], m);
      }
    }
  }

  /** One row of c: loops that write several do not vectorise. */
  private static void four(
      double[] a, int at, double[] b0, double[] b1, double[] b2, double[] b3, double[] c, int m) {
    double a0 = a[at];
    double a1 = a[at + ROWS];
    double a2 = a[at + 2 * ROWS];
    double a3 = a[at + 3 * ROWS];
    for (int j = 0; j < m; j++) {
      c[j] = c[j] + a0 * b0[j] + a1 * b1[j] + a2 * b2[j] + a3 * b3[j];
    }
  }

  private static void one(double x, double[] b, double[] c, int m) {
    for (int j = 0; j < m; j++) {
      c[j] += x * b[j];
    }
  }
}
