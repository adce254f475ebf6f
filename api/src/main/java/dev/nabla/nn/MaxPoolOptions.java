package dev.nabla.nn;

import java.util.List;

/**
 * PyTorch's settings of {@link MaxPool1d} and {@link MaxPool2d}; a list has one number for all
 * spatial axes, or height and width.
 *
 * @param kernelSize must be named
 * @param stride empty: the kernel's size, so that windows lie side by side
 * @param padding 0: how much goes before and after the input; it is never chosen
 * @param dilation 1: how far apart a window's elements lie
 * @param ceilMode false; true has one more window where the last one would hang over
 */
public record MaxPoolOptions(
    List<Integer> kernelSize,
    List<Integer> stride,
    List<Integer> padding,
    List<Integer> dilation,
    boolean ceilMode) {
  private static final String WHERE = "maxPoolOptions";

  /** Checks them. */
  public MaxPoolOptions {
    kernelSize = PerAxis.checked(WHERE, "a kernelSize", 1, kernelSize);
    stride = stride.isEmpty() ? List.of() : PerAxis.checked(WHERE, "a stride", 1, stride);
    padding = PerAxis.checked(WHERE, "a padding", 0, padding);
    dilation = PerAxis.checked(WHERE, "a dilation", 1, dilation);
  }

  /** The defaults, with windows side by side; {@link #kernelSize} makes them rectangles. */
  public MaxPoolOptions(int kernelSize) {
    this(List.of(kernelSize), List.of(), List.of(0), List.of(1), false);
  }

  /** These with another kernel. */
  public MaxPoolOptions kernelSize(int... to) {
    return new MaxPoolOptions(PerAxis.of(to), stride, padding, dilation, ceilMode);
  }

  /** These with another stride. */
  public MaxPoolOptions stride(int... to) {
    return new MaxPoolOptions(kernelSize, PerAxis.of(to), padding, dilation, ceilMode);
  }

  /** These with so much padding. */
  public MaxPoolOptions padding(int... to) {
    return new MaxPoolOptions(kernelSize, stride, PerAxis.of(to), dilation, ceilMode);
  }

  /** These with another dilation. */
  public MaxPoolOptions dilation(int... to) {
    return new MaxPoolOptions(kernelSize, stride, padding, PerAxis.of(to), ceilMode);
  }

  /** These with the number of windows rounded up, or down. */
  public MaxPoolOptions ceilMode(boolean to) {
    return new MaxPoolOptions(kernelSize, stride, padding, dilation, to);
  }

  /** How far apart the windows lie. */
  List<Integer> steps() {
    return stride.isEmpty() ? kernelSize : stride;
  }
}
