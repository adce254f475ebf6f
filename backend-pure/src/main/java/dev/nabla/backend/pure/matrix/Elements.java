package dev.nabla.backend.pure.matrix;

/**
 * What depends on the type of the elements, other than arithmetic.
 *
 * @param <V> {@code float[]} or {@code double[]}
 */
public interface Elements<V> {
  /** Zeros. */
  V allocate(int length);

  int length(V values);

  /** Writes {@code count} zeros. */
  void clear(V values, int from, int count);

  /** A matrix whose element (row, k) is {@code values[offset + row * rowStride + k * kStride]}. */
  Matrix<V> matrix(V values, int offset, int rowStride, int kStride);

  /**
   * Writes, or adds, {@code tile[row * width + column]} to {@code c} from {@code at} on, for row
   * below rows and column below columns.
   */
  void store(V tile, int width, int rows, int columns, Target<V> c, int at, boolean add);
}
