package dev.nabla.backend.pure.matrix;

/**
 * An operand in memory: element (row, k) is {@code values[offset + row * rowStride + k * kStride]}.
 *
 * <p>Strides may be 0 or negative. "Row" is a row of {@code a}, or a column of {@code b}.
 *
 * @param <V> {@code float[]} or {@code double[]}
 */
public abstract class Matrix<V> {
  final V values;
  final int offset;
  final int rowStride;
  final int kStride;

  Matrix(V values, int offset, int rowStride, int kStride) {
    this.values = values;
    this.offset = offset;
    this.rowStride = rowStride;
    this.kStride = kStride;
  }

  final int at(int row, int k) {
    return offset + row * rowStride + k * kStride;
  }

  /**
   * {@code into[at + k * width + r] = element(firstRow + r, firstK + k)} for r below rows and k
   * below ks, and 0 for r from rows up to width.
   *
   * <p>Several threads may call it at once.
   */
  abstract void pack(int firstRow, int rows, int firstK, int ks, int width, V into, int at);

  /** The product with so small a b that nothing else pays: each sum in the order of k. */
  abstract void multiply(Matrix<V> b, int n, int k, int m, Target<V> c);
}
