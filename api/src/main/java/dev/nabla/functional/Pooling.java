package dev.nabla.functional;

import dev.nabla.tensor.Domain;
import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.Tensor;
import dev.nabla.tensor.ValuesAndIndices;

/**
 * Windows of an input folded to their greatest element or their mean.
 *
 * <p>Inputs are {@code [N, C, ..]} or one sample {@code [C, ..]}. Axes are folded one after the
 * other, the last one first, so that no array holds whole windows.
 *
 * <p>There are as many windows as fit into the padded input; with {@code ceilMode} one more along
 * an axis where it begins inside the input or the padding before it.
 */
public final class Pooling {
  private Pooling() {}

  /**
   * {@code y[i] = max(x[i * stride - padding + j])} over the j of the kernel that lie inside.
   *
   * <p>NaN wins. The first of several greatest elements gets the gradient.
   */
  public static Tensor maxPool1d(Tensor x, int kernel, int stride, int padding) {
    return maxPool1d(x, kernel, stride, padding, 1, false);
  }

  /** {@code y[i] = max(x[i * stride - padding + j * dilation])}. */
  public static Tensor maxPool1d(
      Tensor x, int kernel, int stride, int padding, int dilation, boolean ceilMode) {
    return row("maxPool1d", kernel, stride, padding, dilation, ceilMode).greatest(x);
  }

  /** {@link #maxPool1d} over height and width; first means in row-major order. */
  public static Tensor maxPool2d(Tensor x, int[] kernel, int[] stride, int[] padding) {
    return Pool.of("maxPool2d", kernel, stride, padding, false, 2).greatest(x);
  }

  /** {@link #maxPool1d} over height and width; first means in row-major order. */
  public static Tensor maxPool2d(
      Tensor x, int[] kernel, int[] stride, int[] padding, int[] dilation, boolean ceilMode) {
    return new Pool("maxPool2d", 2, kernel, stride, padding, dilation, ceilMode).greatest(x);
  }

  /** {@link #maxPool1d}, and which element of its channel each one is. */
  public static ValuesAndIndices maxPool1dWithIndices(
      Tensor x, int kernel, int stride, int padding, int dilation, boolean ceilMode) {
    return row("maxPool1d", kernel, stride, padding, dilation, ceilMode).located(x);
  }

  /** {@link #maxPool2d}, and which element of its channel each one is, in row-major order. */
  public static ValuesAndIndices maxPool2dWithIndices(
      Tensor x, int[] kernel, int[] stride, int[] padding, int[] dilation, boolean ceilMode) {
    return new Pool("maxPool2d", 2, kernel, stride, padding, dilation, ceilMode).located(x);
  }

  /** {@code y[i] = sum(x[i * stride - padding + j]) / kernel}; the padding counts as zeros. */
  public static Tensor avgPool1d(Tensor x, int kernel, int stride, int padding) {
    return avgPool1d(x, kernel, stride, padding, false, true);
  }

  /**
   * {@code y[i] = sum(x[i * stride - padding + j]) / n}, n being how many elements of the window
   * lie inside, with {@code countIncludePad} inside the padding too.
   */
  public static Tensor avgPool1d(
      Tensor x, int kernel, int stride, int padding, boolean ceilMode, boolean countIncludePad) {
    return row("avgPool1d", kernel, stride, padding, 1, ceilMode).average(x, countIncludePad, 0);
  }

  /** {@link #avgPool1d} over height and width. */
  public static Tensor avgPool2d(Tensor x, int[] kernel, int[] stride, int[] padding) {
    return Pool.of("avgPool2d", kernel, stride, padding, false, 2).average(x, true, 0);
  }

  /** {@link #avgPool1d} over height and width. */
  public static Tensor avgPool2d(
      Tensor x,
      int[] kernel,
      int[] stride,
      int[] padding,
      boolean ceilMode,
      boolean countIncludePad) {
    return Pool.of("avgPool2d", kernel, stride, padding, ceilMode, 2)
        .average(x, countIncludePad, 0);
  }

  /** The sum of each window of {@link #avgPool2d}, divided by {@code divisor}. */
  public static Tensor avgPool2d(
      Tensor x, int[] kernel, int[] stride, int[] padding, boolean ceilMode, int divisor) {
    if (divisor < 1) {
      throw new NablaException(
          "avgPool2d", "a divisor of at least 1", Integer.toString(divisor), "leave it out");
    }
    return Pool.of("avgPool2d", kernel, stride, padding, ceilMode, 2).average(x, true, divisor);
  }

  /**
   * {@code y[i]} is the mean from {@code floor(i n / size)} to below {@code ceil((i+1) n / size)}.
   */
  public static Tensor adaptiveAvgPool1d(Tensor x, int size) {
    return adaptiveAverage("adaptiveAvgPool1d", x, of(size));
  }

  /** {@link #adaptiveAvgPool1d} over height and width. */
  public static Tensor adaptiveAvgPool2d(Tensor x, int[] size) {
    Windows.requireEach("adaptiveAvgPool2d", "a size", 1, 2, size);
    return adaptiveAverage("adaptiveAvgPool2d", x, size);
  }

  /** The greatest element of each window of {@link #adaptiveAvgPool1d}, as {@link #maxPool1d}. */
  public static Tensor adaptiveMaxPool1d(Tensor x, int size) {
    return adaptiveMax("adaptiveMaxPool1d", x, of(size));
  }

  /** {@link #adaptiveMaxPool1d} over height and width. */
  public static Tensor adaptiveMaxPool2d(Tensor x, int[] size) {
    Windows.requireEach("adaptiveMaxPool2d", "a size", 1, 2, size);
    return adaptiveMax("adaptiveMaxPool2d", x, size);
  }

  /** {@link #adaptiveMaxPool1d}, and which element of its channel each one is. */
  public static ValuesAndIndices adaptiveMaxPool1dWithIndices(Tensor x, int size) {
    return adaptiveLocated("adaptiveMaxPool1d", x, of(size));
  }

  /** {@link #adaptiveMaxPool2d}, and which element of its channel each one is, row by row. */
  public static ValuesAndIndices adaptiveMaxPool2dWithIndices(Tensor x, int[] size) {
    Windows.requireEach("adaptiveMaxPool2d", "a size", 1, 2, size);
    return adaptiveLocated("adaptiveMaxPool2d", x, size);
  }

  private static int[] of(int value) {
    return new int[] {value};
  }

  private static Pool row(
      String op, int kernel, int stride, int padding, int dilation, boolean ceilMode) {
    return new Pool(op, 1, of(kernel), of(stride), of(padding), of(dilation), ceilMode);
  }

  private static Tensor adaptiveMax(String op, Tensor x, int... size) {
    Tensor y = numeric(op, x, size);
    return Windows.unbatched(Pool.greatest(y, uneven(y, size)), x);
  }

  private static ValuesAndIndices adaptiveLocated(String op, Tensor x, int... size) {
    Tensor y = numeric(op, x, size);
    return Pool.located(x, y, uneven(y, size));
  }

  private static Tensor adaptiveAverage(String op, Tensor x, int... size) {
    Domain.FLOATING.require(op, x.dtype());
    Tensor y = numeric(op, x, size);
    return Windows.unbatched(Pool.average(y, uneven(y, size), 0), x);
  }

  private static Tensor numeric(String op, Tensor x, int... size) {
    Windows.requireEach(op, "a size", 1, size.length, size);
    Domain.NUMERIC.require(op, x.dtype());
    return Pool.nonEmpty(op, x, size.length);
  }

  private static Reach[] uneven(Tensor y, int... size) {
    Reach[] reaches = new Reach[size.length];
    for (int i = 0; i < size.length; i++) {
      reaches[i] = Reach.uneven(size[i], y.shape().extent(2 + i));
    }
    return reaches;
  }
}
