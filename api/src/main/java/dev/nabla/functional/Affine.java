package dev.nabla.functional;

import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/** {@code y * weight + bias}, either of which may be absent. */
record Affine(@Nullable Tensor weight, @Nullable Tensor bias) {
  /** Throws an error unless both have {@code shape} and the dtype of {@code x}. */
  static Affine of(
      String op, Tensor x, Shape shape, @Nullable Tensor weight, @Nullable Tensor bias) {
    if (weight != null) {
      Channels.require(op, "a weight", weight, x, shape);
    }
    if (bias != null) {
      Channels.require(op, "a bias", bias, x, shape);
    }
    return new Affine(weight, bias);
  }

  /** The two along the channels of {@code [N, C, ..]}. */
  Affine alongChannels(int rank) {
    return new Affine(
        weight == null ? null : Channels.column(weight, rank),
        bias == null ? null : Channels.column(bias, rank));
  }

  /** The two under another shape. */
  Affine reshaped(Shape shape) {
    return new Affine(
        weight == null ? null : weight.reshape(shape), bias == null ? null : bias.reshape(shape));
  }

  /** {@code y * weight + bias}. */
  Tensor apply(Tensor y) {
    Tensor scaled = weight == null ? y : y.mul(weight);
    return bias == null ? scaled : scaled.add(bias);
  }
}
