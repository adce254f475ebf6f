package dev.nabla.backend.pure.matrix;

import java.util.Arrays;

/** {@code float[]}. */
final class FloatElements implements Elements<float[]> {
  /** Fewer elements are copied faster one by one. */
  private static final int FEW = 12;

  @Override
  public float[] allocate(int length) {
    return new float[length];
  }

  @Override
  public int length(float[] values) {
    return values.length;
  }

  @Override
  public void clear(float[] values, int from, int count) {
    Arrays.fill(values, from, from + count, 0);
  }

  @Override
  public Matrix<float[]> matrix(float[] values, int offset, int rowStride, int kStride) {
    return new FloatMatrix(values, offset, rowStride, kStride);
  }

  @Override
  public void store(
      float[] tile, int width, int rows, int columns, Target<float[]> c, int at, boolean add) {
    for (int row = 0; row < rows; row++) {
      int to = at + row * c.rowStride();
      if (add) {
        add(tile, row * width, columns, c.values(), to, c.columnStride());
      } else {
        copy(tile, row * width, columns, c.values(), to, c.columnStride());
      }
    }
  }

  private static void add(float[] tile, int from, int columns, float[] c, int to, int stride) {
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

  private static void copy(float[] tile, int from, int columns, float[] c, int to, int stride) {
    if (stride == 1 && columns > FEW) {
      System.arraycopy(tile, from, c, to, columns);
    } else {
      for (int j = 0; j < columns; j++) {
        c[to + j * stride] = tile[from + j];
      }
    }
  }
}
