package dev.nabla.backend.pure;

import dev.nabla.tensor.DType;
import dev.nabla.tensor.HostArray;
import dev.nabla.tensor.Shape;

/** Arrays of one value. */
final class Fill {
  private Fill() {}

  /** {@code value} in {@code dtype} everywhere, in storage of its own. */
  static Strided of(DType dtype, Shape shape, double value) {
    HostArray one = HostArray.generate(dtype, 1, i -> value); // saturates: INT64 has no infinity
    Strided repeated = Views.expand(Strided.of(dtype, Shape.of(), Storage.unwrap(one)), shape);
    return Strided.of(dtype, shape, repeated.copyValues());
  }
}
