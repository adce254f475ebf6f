package dev.nabla.backend.pure;

import dev.nabla.tensor.DType;

/** Conversions between dtypes, each as Java's cast does it; BOOL is {@code != 0}, and 0 or 1. */
final class Casts {
  private Casts() {}

  static Strided cast(Strided a, DType to) {
    if (a.dtype() == to) {
      return a.view(a.shape(), a.strides(), a.offset());
    }
    return Elementwise.cast(a, to);
  }
}
