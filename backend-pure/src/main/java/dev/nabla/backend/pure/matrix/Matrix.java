package dev.nabla.backend.pure.matrix;

/**
 * An operand in memory: element (row, k) is {@code values[offset + row * rowStride + k * kStride]}.
 *
 * <p>Strides may be 0 or negative. "Row" is a column of the second operand.
 */
abstract class Matrix<V> implements Panels<V> {
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

  /** The product with so small a b that nothing else pays: each sum in the order of k. */
  abstract void multiply(Matrix<V> b, int n, int k, int m, Target<V> c);
}
