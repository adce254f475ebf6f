package dev.nabla.backend.pure.matrix;

import java.util.Arrays;

/** {@code double[]}. */
final class DoubleElements implements Elements<double[]> {
  /** Fewer elements are copied faster one by one. */
  private static final int FEW = 12;

  @Override
  public double[] allocate(int length) {
    return new double[length];
  }

  @Override
  public int length(double[] values) {
    return values.length;
  }

  @Override
  public void clear(double[] values, int from, int count) {
    Arrays.fill(values, from, from + count, 0);
  }

  @Override
  public Matrix<double[]> matrix(double[] values, int offset, int rowStride, int kStride) {
    return new DoubleMatrix(values, offset, rowStride, kStride);
  }

  @Override
  public void store(
      double[] tile, int width, int rows, int columns, Target<double[]> c, int at, boolean add) {
    for (int row = 0; row < rows; row++) {
      int to = at + row * c.rowStride();
      if (add) {
        add(tile, row * width, columns, c.values(), to, c.columnStride());
      } else {
        copy(tile, row * width, columns, c.values(), to, c.columnStride());
      }
    }
  }

  private static void add(double[] tile, int from, int columns, double[] c, int to, int stride) {
    if (stride == 1) {
      for (int j = 0; j < columns; j++) {
        c[to + j] += tile[from + j];
      }
    } else {
      for (int j = 0; j < columns; j++) {
        c[to + j * stride] += tile[from + j];
      }
    }
  }

  private static void copy(double[] tile, int from, int columns, double[] c, int to, int stride) {
    if (stride == 1 && columns > FEW) {
      System.arraycopy(tile, from, c, to, columns);
    } else {
      for (int j = 0; j < columns; j++) {
        c[to + j * stride] = tile[from + j];
      }
    }
  }
}
