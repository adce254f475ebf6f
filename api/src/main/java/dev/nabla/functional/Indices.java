package dev.nabla.functional;

import dev.nabla.tensor.DType;
import dev.nabla.tensor.Tensor;

/** INT64 positions, made on the backend of another tensor. */
final class Indices {
  private Indices() {}

  /** {@code 0, 1, …, count - 1} on the backend of {@code like}. */
  static Tensor upTo(int count, Tensor like) {
    return like.scalarLike(1).to(DType.INT64).expand(count).cumSum(0).sub(1);
  }
}
