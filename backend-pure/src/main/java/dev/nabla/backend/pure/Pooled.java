package dev.nabla.backend.pure;

import static java.util.Objects.requireNonNull;

import dev.nabla.tensor.DType;
import org.jspecify.annotations.Nullable;

/** A result that is there, in an array of the {@link Pool}. */
final class Pooled extends Source {
  /** From so many elements on a new array costs more than one of the pool. */
  static final int LEAST = 256;

  private final DType dtype;
  private final int length;
  private volatile @Nullable Object values;

  /** With anything in it. */
  Pooled(DType dtype, int length) {
    this.dtype = dtype;
    this.length = length;
    this.values = Pool.SHARED.take(dtype, length);
  }

  @Override
  int length() {
    return length;
  }

  @Override
  Object values() {
    return requireNonNull(values);
  }

  @Override
  void end() {
    Object elements = values;
    if (elements != null) {
      Pool.SHARED.give(dtype, length, elements);
    }
  }

  @Override
  void lose() {
    values = null;
  }
}
