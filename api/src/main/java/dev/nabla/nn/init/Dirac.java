package dev.nabla.nn.init;

import dev.nabla.tensor.DType;
import dev.nabla.tensor.HostArray;
import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.Shape;

/** 1 in the middle of the kernel from each channel to itself, 0 elsewhere. */
final class Dirac {
  private Dirac() {}

  static HostArray values(Shape shape, DType dtype, int groups) {
    requireKernel(shape, groups);
    int out = shape.extent(0) / groups;
    int in = shape.extent(1);
    int kernel = (int) shape.without(0, 1).size();
    int middle = middle(shape);
    return HostArray.generate(
        dtype,
        Init.count(shape),
        i -> {
          int channel = i / kernel / in % out;
          return i % kernel == middle && i / kernel % in == channel ? 1 : 0;
        });
  }

  private static void requireKernel(Shape shape, int groups) {
    if (shape.rank() < 3 || shape.rank() > 5) {
      throw new NablaException(
          "dirac",
          "a weight [out, in, ..] of three to five axes",
          "shape " + shape,
          "use eye() for a matrix");
    }
    if (groups < 1 || shape.extent(0) % groups != 0) {
      throw new NablaException(
          "dirac",
          "groups that divide " + shape.extent(0) + " output channels",
          Integer.toString(groups),
          "name the groups of the convolution");
    }
  }

  /** The position of the middle in a kernel. */
  private static int middle(Shape shape) {
    int position = 0;
    for (int axis = 2; axis < shape.rank(); axis++) {
      position = position * shape.extent(axis) + shape.extent(axis) / 2;
    }
    return position;
  }
}
