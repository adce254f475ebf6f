package dev.nabla.backend.pure.matrix;

/**
 * A row times a matrix, {@code y[j] = sum over k of x[k] * b[k, j]}: bound by memory, so nothing is
 * packed. Terms may be fused and added in any order.
 *
 * @param <V> {@code float[]} or {@code double[]}
 */
public interface RowSums<V> {
  /**
   * For rows of b side by side: {@code y[atY + j] += x[atX + k * stepX] * b[atB + k * stepB + j]}
   * for j below m.
   */
  void combine(int ks, V x, int atX, int stepX, V b, int atB, int stepB, int m, V y, int atY);

  /**
   * For columns of b side by side: {@code y[atY + j] = sum over k of x[atX + k] * b[atB + j *
   * stride + k]} for j below m.
   */
  void dots(int ks, V x, int atX, V b, int atB, int stride, int m, V y, int atY);
}
