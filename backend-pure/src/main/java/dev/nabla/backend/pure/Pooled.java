package dev.nabla.backend.pure;

import dev.nabla.tensor.DType;

/** A large result that is there, in an array of the {@link Pool}. */
final class Pooled extends Source {
  private final DType dtype;
  private final int length;
  private final Object values;

  /** With anything in it. */
  Pooled(DType dtype, int length) {
    this.dtype = dtype;
    this.length = length;
    this.values = Pool.SHARED.take(dtype, length);
  }

  @Override
  Object values() {
    return values;
  }

  @Override
  void end() {
    Pool.SHARED.give(dtype, length, values);
  }
}
