package dev.nabla.backend.pure.matrix;

import java.util.Arrays;

/** {@code float[]}; Java fuses nothing that is not asked for. */
final class FloatRows implements RowKernel<float[]> {
  @Override
  public float[][] rows(int count, int length) {
    return new float[count][length];
  }

  @Override
  public void clear(float[] row, int length) {
    Arrays.fill(row, 0, length, 0);
  }

  @Override
  public void add(float[] a, int at, float[][] b, int k, int depth, float[][] c, int rows, int m) {
    int i = 0;
    for (; i + 4 <= depth; i += 4) {
      float[] b0 = b[k + i];
      float[] b1 = b[k + i + 1];
      float[] b2 = b[k + i + 2];
      float[] b3 = b[k + i + 3];
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
      float[] a, int at, float[] b0, float[] b1, float[] b2, float[] b3, float[] c, int m) {
    float a0 = a[at];
    float a1 = a[at + ROWS];
    float a2 = a[at + 2 * ROWS];
    float a3 = a[at + 3 * ROWS];
    for (int j = 0; j < m; j++) {
      c[j] = c[j] + a0 * b0[j] + a1 * b1[j] + a2 * b2[j] + a3 * b3[j];
    }
  }

  private static void one(float x, float[] b, float[] c, int m) {
    for (int j = 0; j < m; j++) {
      c[j] += x * b[j];
    }
  }
}
