package dev.nabla.backend.pure.matrix;

/**
 * Where a product goes: element {@code (i, j)} to {@code values[offset + i * rowStride + j *
 * columnStride]}.
 *
 * @param add whether the product is added to what is there, rather than written over it
 */
public record Target<V>(V values, int offset, int rowStride, int columnStride, boolean add) {
  /** The target of the transposed product. */
  Target<V> transposed() {
    return new Target<>(values, offset, columnStride, rowStride, add);
  }

  int at(int row, int column) {
    return offset + row * rowStride + column * columnStride;
  }
}
