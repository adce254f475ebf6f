package dev.nabla.functional;

import dev.nabla.tensor.ArgOp;
import dev.nabla.tensor.Domain;
import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import java.util.Arrays;

/**
 * Windows of an input folded to their greatest element or their mean.
 *
 * <p>Inputs are {@code [N, C, ..]} or one sample {@code [C, ..]}. Axes are folded one after the
 * other, the last one first, so that no array holds whole windows.
 */
public final class Pooling {
  private Pooling() {}

  /**
   * {@code y[i] = max(x[i * stride - padding + j])} over the j of the kernel that lie inside.
   *
   * <p>NaN wins. The first of several greatest elements gets the gradient.
   */
  public static Tensor maxPool1d(Tensor x, int kernel, int stride, int padding) {
    return max("maxPool1d", x, 1, of(kernel), of(stride), of(padding));
  }

  /** {@link #maxPool1d} over height and width; first means in row-major order. */
  public static Tensor maxPool2d(Tensor x, int[] kernel, int[] stride, int[] padding) {
    return max("maxPool2d", x, 2, kernel, stride, padding);
  }

  /** {@code y[i] = sum(x[i * stride - padding + j]) / kernel}; the padding counts as zeros. */
  public static Tensor avgPool1d(Tensor x, int kernel, int stride, int padding) {
    return average("avgPool1d", x, 1, of(kernel), of(stride), of(padding));
  }

  /** {@link #avgPool1d} over height and width. */
  public static Tensor avgPool2d(Tensor x, int[] kernel, int[] stride, int[] padding) {
    return average("avgPool2d", x, 2, kernel, stride, padding);
  }

  /**
   * {@code y[i]} is the mean from {@code floor(i n / size)} to below {@code ceil((i+1) n / size)}.
   */
  public static Tensor adaptiveAvgPool1d(Tensor x, int size) {
    return adaptiveAverage("adaptiveAvgPool1d", x, 1, of(size));
  }

  /** {@link #adaptiveAvgPool1d} over height and width. */
  public static Tensor adaptiveAvgPool2d(Tensor x, int[] size) {
    return adaptiveAverage("adaptiveAvgPool2d", x, 2, size);
  }

  /** The greatest element of each window of {@link #adaptiveAvgPool1d}, as {@link #maxPool1d}. */
  public static Tensor adaptiveMaxPool1d(Tensor x, int size) {
    return adaptiveMax("adaptiveMaxPool1d", x, 1, of(size));
  }

  /** {@link #adaptiveMaxPool1d} over height and width. */
  public static Tensor adaptiveMaxPool2d(Tensor x, int[] size) {
    return adaptiveMax("adaptiveMaxPool2d", x, 2, size);
  }

  private static int[] of(int value) {
    return new int[] {value};
  }

  private static int[] ones(int count) {
    int[] ones = new int[count];
    Arrays.fill(ones, 1);
    return ones;
  }

  /** The edge is repeated, not padded: so each window chooses among its own elements alone. */
  private static Tensor max(
      String op, Tensor x, int spatial, int[] kernel, int[] stride, int[] padding) {
    Tensor y = prepared(op, x, spatial, kernel, stride, padding);
    int[] places = Windows.counts(op, y, kernel, stride, padding, ones(spatial));
    for (int axis = spatial + 1, i = spatial - 1; i >= 0; axis--, i--) {
      int extent = y.shape().extent(axis);
      Tensor at = Windows.positions(x, places[i], kernel[i], stride[i], 1).sub(padding[i]);
      y = greatest(Windows.along(y, axis, at.maximum(0).minimum(extent - 1.0)), axis + 1);
    }
    return Windows.unbatched(y, x);
  }

  private static Tensor average(
      String op, Tensor x, int spatial, int[] kernel, int[] stride, int[] padding) {
    Domain.FLOATING.require(op, x.dtype());
    Tensor y = prepared(op, x, spatial, kernel, stride, padding);
    int[] places = Windows.counts(op, y, kernel, stride, padding, ones(spatial));
    for (int axis = spatial + 1, i = spatial - 1; i >= 0; axis--, i--) {
      Tensor padded = y.pad(axis, padding[i], padding[i], 0);
      Tensor at = Windows.positions(x, places[i], kernel[i], stride[i], 1);
      y = Windows.along(padded, axis, at).sum(axis + 1);
    }
    return Windows.unbatched(y.div((double) Shape.of(kernel).size()), x);
  }

  private static Tensor adaptiveMax(String op, Tensor x, int spatial, int... size) {
    Tensor y = prepared(op, x, spatial, size);
    for (int axis = spatial + 1, i = spatial - 1; i >= 0; axis--, i--) {
      Windows.Uneven windows = Windows.uneven(x, y.shape().extent(axis), size[i]);
      y = greatest(Windows.along(y, axis, windows.inside()), axis + 1);
    }
    return Windows.unbatched(y, x);
  }

  private static Tensor adaptiveAverage(String op, Tensor x, int spatial, int... size) {
    Domain.FLOATING.require(op, x.dtype());
    Tensor y = prepared(op, x, spatial, size);
    for (int axis = spatial + 1, i = spatial - 1; i >= 0; axis--, i--) {
      Windows.Uneven windows = Windows.uneven(x, y.shape().extent(axis), size[i]);
      int after = y.shape().rank() - 1 - axis;
      Tensor own = trailing(windows.positions().lt(windows.ends()), after);
      Tensor parts = Windows.along(y, axis, windows.inside());
      Tensor sum = own.where(parts, parts.scalarLike(0)).sum(axis + 1);
      y = sum.div(trailing(windows.lengths().squeeze(1).to(x.dtype()), after));
    }
    return Windows.unbatched(y, x);
  }

  private static Tensor greatest(Tensor windows, int axis) {
    return windows.gather(axis, windows.argReduce(ArgOp.ARG_MAX, axis)).squeeze(axis);
  }

  /** {@code x} with as many more axes of extent 1 at its end. */
  private static Tensor trailing(Tensor x, int axes) {
    int rank = x.shape().rank();
    int[] extents = Arrays.copyOf(x.shape().toArray(), rank + axes);
    Arrays.fill(extents, rank, rank + axes, 1);
    return x.reshape(Shape.of(extents));
  }

  private static Tensor prepared(
      String op, Tensor x, int spatial, int[] kernel, int[] stride, int[] padding) {
    Windows.requireEach(op, "a kernel", 1, spatial, kernel);
    Windows.requireEach(op, "a stride", 1, spatial, stride);
    Windows.requireEach(op, "a padding", 0, spatial, padding);
    for (int i = 0; i < spatial; i++) {
      if (padding[i] > kernel[i] / 2) {
        throw new NablaException(
            op,
            "a padding of at most half the kernel",
            padding[i] + " for a kernel of " + kernel[i],
            "pad less, or pad the input itself");
      }
    }
    return nonEmpty(op, x, spatial);
  }

  private static Tensor prepared(String op, Tensor x, int spatial, int... size) {
    Windows.requireEach(op, "a size", 1, spatial, size);
    return nonEmpty(op, x, spatial);
  }

  private static Tensor nonEmpty(String op, Tensor x, int spatial) {
    Domain.NUMERIC.require(op, x.dtype());
    Tensor batched = Windows.batched(op, x, spatial);
    if (batched.shape().with(0, 1).size() == 0) {
      throw new NablaException(
          op, "at least one element in each sample", "shape " + x.shape(), "leave it out");
    }
    return batched;
  }
}
