package dev.nabla.backend.pure.matrix;

import org.jspecify.annotations.Nullable;

/**
 * One side of a product as its tiles read it: packed block by block, or where it is.
 *
 * @param width of a panel
 */
record Operand<V>(Panels<V> source, int width, V values, @Nullable Matrix<V> inPlace) {
  static <V> Operand<V> inPlace(Matrix<V> matrix, int width) {
    return new Operand<>(matrix, width, matrix.values, matrix);
  }

  static <V> Operand<V> packed(Panels<V> source, int width, V panels) {
    return new Operand<>(source, width, panels, null);
  }

  boolean isPacked() {
    return inPlace == null;
  }

  /**
   * Where row {@code row} of the block of {@code ks} that starts at (first, firstK) begins; of a
   * panel, the first one.
   */
  int at(int first, int row, int firstK, int ks) {
    return inPlace == null ? row * ks : inPlace.at(first + row, firstK);
  }

  int rowStride() {
    return inPlace == null ? 1 : inPlace.rowStride;
  }

  int kStride() {
    return inPlace == null ? width : inPlace.kStride;
  }

  /** The panels of the rows {@code from} up to {@code to} of a block. */
  void pack(int first, int from, int to, int firstK, int ks) {
    for (int row = from; row < to; row += width) {
      source.pack(first + row, Math.min(width, to - row), firstK, ks, width, values, row * ks);
    }
  }
}
