package dev.nabla.nn;

import dev.nabla.tensor.NablaException;
import java.util.List;
import java.util.OptionalInt;

/**
 * PyTorch's settings of {@link AvgPool1d} and {@link AvgPool2d}; a list has one number for all
 * spatial axes, or height and width.
 *
 * @param kernelSize must be named
 * @param stride empty: the kernel's size, so that windows lie side by side
 * @param padding 0: how many zeros go before and after the input
 * @param ceilMode false; true has one more window where the last one would hang over
 * @param countIncludePad true: the padding's zeros count in the mean
 * @param divisorOverride none: what sums are divided by in the place of their number of terms
 */
public record AvgPoolOptions(
    List<Integer> kernelSize,
    List<Integer> stride,
    List<Integer> padding,
    boolean ceilMode,
    boolean countIncludePad,
    OptionalInt divisorOverride) {
  private static final String WHERE = "avgPoolOptions";

  /** Checks them. */
  public AvgPoolOptions {
    kernelSize = PerAxis.checked(WHERE, "a kernelSize", 1, kernelSize);
    stride = stride.isEmpty() ? List.of() : PerAxis.checked(WHERE, "a stride", 1, stride);
    padding = PerAxis.checked(WHERE, "a padding", 0, padding);
    if (divisorOverride.isPresent() && divisorOverride.getAsInt() < 1) {
      throw new NablaException(
          WHERE,
          "a divisorOverride of at least 1",
          Integer.toString(divisorOverride.getAsInt()),
          "leave it out, for the mean");
    }
  }

  /** The defaults, with windows side by side; {@link #kernelSize} makes them rectangles. */
  public AvgPoolOptions(int kernelSize) {
    this(List.of(kernelSize), List.of(), List.of(0), false, true, OptionalInt.empty());
  }

  /** These with another kernel. */
  public AvgPoolOptions kernelSize(int... to) {
    List<Integer> size = PerAxis.of(to);
    return new AvgPoolOptions(size, stride, padding, ceilMode, countIncludePad, divisorOverride);
  }

  /** These with another stride. */
  public AvgPoolOptions stride(int... to) {
    List<Integer> step = PerAxis.of(to);
    return new AvgPoolOptions(
        kernelSize, step, padding, ceilMode, countIncludePad, divisorOverride);
  }

  /** These with so much padding. */
  public AvgPoolOptions padding(int... to) {
    List<Integer> zeros = PerAxis.of(to);
    return new AvgPoolOptions(
        kernelSize, stride, zeros, ceilMode, countIncludePad, divisorOverride);
  }

  /** These with the number of windows rounded up, or down. */
  public AvgPoolOptions ceilMode(boolean to) {
    return new AvgPoolOptions(kernelSize, stride, padding, to, countIncludePad, divisorOverride);
  }

  /** These with the padding counted in the mean, or not. */
  public AvgPoolOptions countIncludePad(boolean to) {
    return new AvgPoolOptions(kernelSize, stride, padding, ceilMode, to, divisorOverride);
  }

  /** These with sums divided by {@code to}; two axes only. */
  public AvgPoolOptions divisorOverride(int to) {
    return new AvgPoolOptions(
        kernelSize, stride, padding, ceilMode, countIncludePad, OptionalInt.of(to));
  }

  /** How far apart the windows lie. */
  List<Integer> steps() {
    return stride.isEmpty() ? kernelSize : stride;
  }
}
