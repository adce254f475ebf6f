package dev.nabla.backend.pure;

import dev.nabla.tensor.DType;
import dev.nabla.tensor.HostArray;
import dev.nabla.tensor.Shape;

/** Arrays of one value. */
final class Fill {
  private Fill() {}

  /** {@code value} in {@code dtype} everywhere, in storage of its own. */
  static Strided of(DType dtype, Shape shape, double value) {
    Object one = Storage.unwrap(HostArray.of(value, dtype));
    Strided repeated = Views.expand(Strided.of(dtype, Shape.of(), one), shape);
    return Strided.of(dtype, shape, repeated.copyValues());
  }
}
