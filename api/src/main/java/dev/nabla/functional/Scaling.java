package dev.nabla.functional;

import dev.nabla.tensor.DType;
import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import java.util.Arrays;

/**
 * Where the elements of a resized axis come from.
 *
 * @param size how many there will be
 * @param extent how many there are
 * @param ratio how far apart two neighbours lie in the input
 */
record Scaling(int size, int extent, double ratio) {
  /** {@code x} to so many elements along each axis after the channels. */
  static Scaling[] to(String op, Tensor x, int spatial, int... size) {
    Windows.requireEach(op, "a size", 1, spatial, size);
    requireImages(op, x, spatial);
    Scaling[] axes = new Scaling[spatial];
    Arrays.setAll(
        axes,
        i -> {
          int extent = x.shape().extent(2 + i);
          return new Scaling(size[i], extent, (double) extent / size[i]);
        });
    return axes;
  }

  /** {@code x} times as many elements along each axis, rounded down. */
  static Scaling[] by(String op, Tensor x, int spatial, double... factor) {
    requireImages(op, x, spatial);
    Scaling[] axes = new Scaling[spatial];
    for (int i = 0; i < spatial; i++) {
      int extent = x.shape().extent(2 + i);
      double size = i < factor.length ? Math.floor(extent * factor[i]) : 0;
      if (factor.length != spatial || !(size >= 1 && size <= Integer.MAX_VALUE)) {
        throw new NablaException(
            op,
            "a factor for each of " + spatial + " axes that leaves an element",
            Arrays.toString(factor) + " for shape " + x.shape(),
            "name other factors");
      }
      axes[i] = new Scaling((int) size, extent, 1 / factor[i]);
    }
    return axes;
  }

  private static void requireImages(String op, Tensor x, int spatial) {
    if (x.shape().rank() != 2 + spatial || x.shape().with(0, 1).size() == 0) {
      throw new NablaException(
          op,
          "an input [N, C, ..] of rank " + (2 + spatial) + " that is not empty",
          "shape " + x.shape(),
          "reshape it, or name a size for each spatial axis");
    }
  }

  /** {@code i (extent - 1) / (size - 1)} of the corners' centres, or the cells' centres. */
  Tensor exact(Tensor x, boolean alignCorners) {
    Tensor i = Indices.upTo(size, x).to(x.dtype());
    return alignCorners
        ? i.mul(size == 1 ? 0 : (extent - 1.0) / (size - 1))
        : i.add(0.5).mul(ratio).sub(0.5);
  }

  /** {@code floor(i ratio)}, worked out in FLOAT32. */
  Tensor nearest(Tensor x) {
    Tensor exact = Indices.upTo(size, x).to(DType.FLOAT32).mul((float) ratio);
    return inside(exact.floor().to(DType.INT64));
  }

  /** {@code position}, or the first or last element where it lies outside. */
  Tensor inside(Tensor position) {
    return position.maximum(0).minimum(extent - 1.0);
  }

  /** One value for each element along {@code axis} of {@code x}, which broadcasts with it. */
  Tensor along(Tensor values, Tensor x, int axis) {
    int[] extents = new int[x.shape().rank() - axis];
    Arrays.fill(extents, 1);
    extents[0] = size;
    return values.reshape(Shape.of(extents));
  }
}
