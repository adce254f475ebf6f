package dev.nabla.functional;

import dev.nabla.tensor.DType;
import dev.nabla.tensor.Domain;
import dev.nabla.tensor.Tensor;

/**
 * Images {@code [N, C, ..]} of another size.
 *
 * <p>A size is given as such, or as factors: then it is rounded down, and the elements lie exactly
 * {@code 1 / factor} apart. With {@code alignCorners} the centres of the corner elements stay in
 * the corners; without, the edges of the image stay on the edges.
 */
public final class Interpolation {
  /** How far the cubic overshoots: PyTorch's and OpenCV's choice. */
  private static final double CUBIC = -0.75;

  private Interpolation() {}

  /**
   * {@code y[i] = x[floor(i * n / size)]} along each axis after the channels.
   *
   * <p>The position is worked out in FLOAT32, as PyTorch does: near an integer the two agree.
   */
  public static Tensor nearest(Tensor x, int[] size) {
    return nearest(x, Scaling.to("nearest", x, size.length, size));
  }

  /** {@code y[i] = x[floor(i / factor)]} along each axis after the channels. */
  public static Tensor nearest(Tensor x, double[] factor) {
    return nearest(x, Scaling.by("nearest", x, factor.length, factor));
  }

  /** Between the two nearest elements of {@code [N, C, L]}, linearly. */
  public static Tensor linear(Tensor x, int size, boolean alignCorners) {
    return linear("linear", x, alignCorners, Scaling.to("linear", x, 1, size));
  }

  /** Between the two nearest elements of {@code [N, C, L]}, linearly. */
  public static Tensor linear(Tensor x, double factor, boolean alignCorners) {
    return linear("linear", x, alignCorners, Scaling.by("linear", x, 1, factor));
  }

  /** Between the four nearest pixels of {@code [N, C, H, W]}, linearly. */
  public static Tensor bilinear(Tensor x, int[] size, boolean alignCorners) {
    return linear("bilinear", x, alignCorners, Scaling.to("bilinear", x, 2, size));
  }

  /** Between the four nearest pixels of {@code [N, C, H, W]}, linearly. */
  public static Tensor bilinear(Tensor x, double[] factor, boolean alignCorners) {
    return linear("bilinear", x, alignCorners, Scaling.by("bilinear", x, 2, factor));
  }

  /**
   * Through the 16 nearest pixels of {@code [N, C, H, W]}, those at the edges repeated, by cubics
   * (Keys, "Cubic convolution interpolation for digital image processing", 1981, with a = -0.75).
   */
  public static Tensor bicubic(Tensor x, int[] size, boolean alignCorners) {
    return cubic(x, alignCorners, Scaling.to("bicubic", x, 2, size));
  }

  /** {@link #bicubic} by factors. */
  public static Tensor bicubic(Tensor x, double[] factor, boolean alignCorners) {
    return cubic(x, alignCorners, Scaling.by("bicubic", x, 2, factor));
  }

  private static Tensor nearest(Tensor x, Scaling... axes) {
    Tensor y = x;
    for (int i = 0; i < axes.length; i++) {
      y = y.indexSelect(2 + i, axes[i].nearest(x));
    }
    return y;
  }

  private static Tensor linear(String op, Tensor x, boolean alignCorners, Scaling... axes) {
    Domain.FLOATING.require(op, x.dtype());
    Tensor y = x;
    for (int i = axes.length - 1; i >= 0; i--) {
      y = linear(y, 2 + i, axes[i], alignCorners);
    }
    return y;
  }

  private static Tensor linear(Tensor x, int axis, Scaling scaling, boolean alignCorners) {
    Tensor exact = scaling.exact(x, alignCorners).maximum(0);
    Tensor low = scaling.inside(exact.to(DType.INT64));
    Tensor high = scaling.inside(low.add(1));
    Tensor share = scaling.along(exact.sub(low.to(x.dtype())), x, axis);
    Tensor below = x.indexSelect(axis, low).mul(share.neg().add(1));
    return below.add(x.indexSelect(axis, high).mul(share));
  }

  private static Tensor cubic(Tensor x, boolean alignCorners, Scaling... axes) {
    Domain.FLOATING.require("bicubic", x.dtype());
    Tensor columns = cubic(x, 3, axes[1], alignCorners);
    return cubic(columns, 2, axes[0], alignCorners);
  }

  private static Tensor cubic(Tensor x, int axis, Scaling scaling, boolean alignCorners) {
    Tensor exact = scaling.exact(x, alignCorners);
    Tensor low = exact.floor();
    Tensor t = scaling.along(exact.sub(low), x, axis);
    Tensor back = t.neg().add(1);
    Tensor[] weights = {far(t.add(1)), near(t), near(back), far(back.add(1))};
    Tensor first = low.to(DType.INT64).sub(1);
    Tensor y = x.indexSelect(axis, scaling.inside(first)).mul(weights[0]);
    for (int j = 1; j < weights.length; j++) {
      Tensor at = scaling.inside(first.add(j));
      y = y.add(x.indexSelect(axis, at).mul(weights[j]));
    }
    return y;
  }

  /** {@code ((a + 2) t - (a + 3)) t^2 + 1}, for t up to 1. */
  private static Tensor near(Tensor t) {
    return t.mul(CUBIC + 2).sub(CUBIC + 3).mul(t).mul(t).add(1);
  }

  /** {@code ((a t - 5 a) t + 8 a) t - 4 a}, for t from 1 to 2. */
  private static Tensor far(Tensor t) {
    return t.mul(CUBIC).sub(5 * CUBIC).mul(t).add(8 * CUBIC).mul(t).sub(4 * CUBIC);
  }
}
