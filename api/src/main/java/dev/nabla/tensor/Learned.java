package dev.nabla.tensor;

import java.util.Arrays;

/** What is learned for each channel, made to fit the whole. */
final class Learned {
  private Learned() {}

  /** {@code weight}, one value or {@code [C]}, so that it broadcasts over {@code [N, C, ..]}. */
  static Tensor slope(Tensor x, Tensor weight) {
    Shape shape = x.shape();
    long count = weight.shape().size();
    boolean perChannel = shape.rank() > 1 && weight.shape().rank() == 1;
    if (weight.dtype() != x.dtype()
        || weight.shape().rank() > 1
        || (count != 1 && !(perChannel && count == shape.extent(1)))) {
      throw new NablaException(
          "prelu",
          "a weight of one value, or one for each channel of [N, C, ..], of dtype " + x.dtype(),
          weight.dtype() + " " + weight.shape() + " for shape " + shape,
          "reshape or convert it");
    }
    if (count == 1) {
      return weight.reshape(Shape.of());
    }
    int[] extents = new int[shape.rank() - 1];
    Arrays.fill(extents, 1);
    extents[0] = (int) count;
    return weight.reshape(Shape.of(extents));
  }
}
