package dev.nabla.tensor;

import java.util.function.IntUnaryOperator;

/** Constants on the backend of another tensor. */
final class Constants {
  private Constants() {}

  /** INT64 {@code [at(0), …, at(count - 1)]}. */
  static Tensor positions(Primitives like, int count, IntUnaryOperator at) {
    if (count < 0) {
      throw new NablaException(
          "index", "fewer than 2^31 positions", "more than that", "take fewer elements at a time");
    }
    long[] values = new long[count];
    for (int i = 0; i < count; i++) {
      values[i] = at.applyAsInt(i);
    }
    return positions(like, Shape.of(count), values);
  }

  /** INT64 {@code values} under {@code shape}. */
  static Tensor positions(Primitives like, Shape shape, long... values) {
    return like.hostLike(new HostArray.Longs(values), shape);
  }
}
