package dev.nabla.backend.pure.matrix;

/**
 * One side of a product as its tiles read it: where it is, or packed block by block.
 *
 * @param source what is packed, its rows those of a panel
 * @param width of a panel; 0 where nothing is packed
 */
record Operand<V>(Matrix<V> source, int width, V values) {
  static <V> Operand<V> inPlace(Matrix<V> matrix) {
    return new Operand<>(matrix, 0, matrix.values);
  }

  static <V> Operand<V> packed(Matrix<V> source, int width, V panels) {
    return new Operand<>(source, width, panels);
  }

  boolean isPacked() {
    return width > 0;
  }

  /** Packs the panels of the rows {@code from} up to {@code to} of the block of {@code ks}. */
  void pack(int first, int from, int to, int firstK, int ks) {
    for (int row = from; row < to; row += width) {
      source.pack(first + row, Math.min(width, to - row), firstK, ks, width, values, row * ks);
    }
  }

  /**
   * Where row {@code row} of the block of {@code ks} that starts at (first, firstK) begins; of a
   * panel, the first one.
   */
  int at(int first, int row, int firstK, int ks) {
    return isPacked() ? row * ks : source.at(first + row, firstK);
  }
}
