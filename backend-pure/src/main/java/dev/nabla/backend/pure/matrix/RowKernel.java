package dev.nabla.backend.pure.matrix;

/**
 * {@code c[i][j] = c[i][j] + a[at + i] * b[k][j] + a[at + 4 + i] * b[k + 1][j] + ..}, each product
 * and sum rounded, in that order.
 *
 * <p>Each row is a Java array of its own: loops vectorise by themselves where all indices start
 * from 0.
 *
 * @param <V> {@code float[]} or {@code double[]}
 */
interface RowKernel<V> {
  /** Rows of c in one call at most, and the width of a panel of a. */
  int ROWS = 4;

  /** For i below {@code rows}, the rows k up to {@code k + depth} of b, and j below m. */
  void add(V a, int at, V[] b, int k, int depth, V[] c, int rows, int m);

  /** {@code count} rows of {@code length} zeros. */
  V[] rows(int count, int length);

  void clear(V row, int length);
}
