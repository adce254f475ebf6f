package dev.nabla.functional;

import dev.nabla.tensor.DType;
import dev.nabla.tensor.Domain;
import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import java.util.Arrays;

/** Images {@code [N, C, ..]} of another size. */
public final class Interpolation {
  private Interpolation() {}

  /**
   * {@code y[i] = x[floor(i * n / size)]} along each axis after the channels.
   *
   * <p>The position is worked out in FLOAT32, as PyTorch does: near an integer the two agree.
   */
  public static Tensor nearest(Tensor x, int[] size) {
    require("nearest", x, size.length, size);
    Tensor y = x;
    for (int i = 0; i < size.length; i++) {
      int extent = x.shape().extent(2 + i);
      Tensor exact = Indices.upTo(size[i], x).to(DType.FLOAT32).mul((float) extent / size[i]);
      y = y.indexSelect(2 + i, exact.floor().to(DType.INT64).minimum(extent - 1.0));
    }
    return y;
  }

  /**
   * Between the four nearest pixels of {@code [N, C, H, W]}, linearly.
   *
   * @param alignCorners whether the centres of the corner pixels stay in the corners, or the edges
   *     of the image on the edges
   */
  public static Tensor bilinear(Tensor x, int[] size, boolean alignCorners) {
    Domain.FLOATING.require("bilinear", x.dtype());
    require("bilinear", x, 2, size);
    Tensor columns = linear(x, 3, size[1], alignCorners);
    return linear(columns, 2, size[0], alignCorners);
  }

  private static Tensor linear(Tensor x, int axis, int size, boolean alignCorners) {
    int extent = x.shape().extent(axis);
    Tensor exact = alignCorners ? aligned(x, extent, size) : centred(x, extent, size);
    Tensor low = exact.to(DType.INT64).minimum(extent - 1.0);
    Tensor high = low.add(1).minimum(extent - 1.0);
    int[] along = new int[x.shape().rank() - axis];
    Arrays.fill(along, 1);
    along[0] = size;
    Tensor share = exact.sub(low.to(x.dtype())).reshape(Shape.of(along));
    Tensor below = x.indexSelect(axis, low).mul(share.neg().add(1));
    return below.add(x.indexSelect(axis, high).mul(share));
  }

  /** {@code i (extent - 1) / (size - 1)}. */
  private static Tensor aligned(Tensor x, int extent, int size) {
    double scale = size == 1 ? 0 : (extent - 1.0) / (size - 1);
    return Indices.upTo(size, x).to(x.dtype()).mul(scale);
  }

  /** {@code (i + 1/2) extent / size - 1/2}, at least 0. */
  private static Tensor centred(Tensor x, int extent, int size) {
    Tensor centre = Indices.upTo(size, x).to(x.dtype()).add(0.5);
    return centre.mul((double) extent / size).sub(0.5).maximum(0);
  }

  private static void require(String op, Tensor x, int spatial, int... size) {
    Windows.requireEach(op, "a size", 1, spatial, size);
    if (x.shape().rank() != 2 + spatial || x.shape().with(0, 1).size() == 0) {
      throw new NablaException(
          op,
          "an input [N, C, ..] of rank " + (2 + spatial) + " that is not empty",
          "shape " + x.shape(),
          "reshape it, or name a size for each spatial axis");
    }
  }
}
