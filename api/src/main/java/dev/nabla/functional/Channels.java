package dev.nabla.functional;

import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import java.util.Arrays;

/** Tensors with one value for each channel. */
final class Channels {
  private Channels() {}

  /** {@code [C] -> [C, 1, ..]}, which broadcasts over {@code [N, C, ..]} of {@code rank}. */
  static Tensor column(Tensor values, int rank) {
    int[] extents = new int[rank - 1];
    Arrays.fill(extents, 1);
    extents[0] = values.shape().extent(0);
    return values.reshape(Shape.of(extents));
  }

  /** Throws an error unless {@code values} have {@code shape} and the dtype of {@code x}. */
  static void require(String op, String what, Tensor values, Tensor x, Shape shape) {
    if (!values.shape().equals(shape) || values.dtype() != x.dtype()) {
      throw new NablaException(
          op,
          what + " " + x.dtype() + " " + shape,
          values.dtype() + " " + values.shape(),
          values.shape().equals(shape)
              ? "convert the input with to(DType." + values.dtype() + "), or this"
              : "reshape or convert it");
    }
  }
}
