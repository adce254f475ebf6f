package dev.nabla.nn;

import java.util.List;

/**
 * PyTorch's settings of {@link ConvTranspose1d} and {@link ConvTranspose2d}; a list has one number
 * for all spatial axes, or height and width.
 *
 * @param kernelSize must be named
 * @param stride 1: how far apart the input's elements are spread
 * @param padding 0: how much is cut off before and after the output
 * @param outputPadding 0: how much longer the output is at its end
 * @param groups 1: into how many convolutions side by side the channels are cut
 * @param bias true
 * @param dilation 1: how far apart the kernel's elements lie
 */
public record ConvTransposeOptions(
    List<Integer> kernelSize,
    List<Integer> stride,
    List<Integer> padding,
    List<Integer> outputPadding,
    int groups,
    boolean bias,
    List<Integer> dilation) {
  private static final String WHERE = "convTransposeOptions";
  private static final List<Integer> ZERO = List.of(0);
  private static final List<Integer> ONE = List.of(1);

  /** Checks them. */
  public ConvTransposeOptions {
    kernelSize = PerAxis.checked(WHERE, "a kernelSize", 1, kernelSize);
    stride = PerAxis.checked(WHERE, "a stride", 1, stride);
    padding = PerAxis.checked(WHERE, "a padding", 0, padding);
    outputPadding = PerAxis.checked(WHERE, "an outputPadding", 0, outputPadding);
    dilation = PerAxis.checked(WHERE, "a dilation", 1, dilation);
    PerAxis.checked(WHERE, "groups", 1, List.of(groups));
  }

  /** The defaults; {@link #kernelSize(int...)} makes it a rectangle. */
  public ConvTransposeOptions(int kernelSize) {
    this(List.of(kernelSize), ONE, ZERO, ZERO, 1, true, ONE);
  }

  /** These with another kernel. */
  public ConvTransposeOptions kernelSize(int... to) {
    List<Integer> size = PerAxis.of(to);
    return new ConvTransposeOptions(size, stride, padding, outputPadding, groups, bias, dilation);
  }

  /** These with another stride. */
  public ConvTransposeOptions stride(int... to) {
    List<Integer> step = PerAxis.of(to);
    return new ConvTransposeOptions(
        kernelSize, step, padding, outputPadding, groups, bias, dilation);
  }

  /** These with so much cut off. */
  public ConvTransposeOptions padding(int... to) {
    List<Integer> cut = PerAxis.of(to);
    return new ConvTransposeOptions(kernelSize, stride, cut, outputPadding, groups, bias, dilation);
  }

  /** These with so much added at the end. */
  public ConvTransposeOptions outputPadding(int... to) {
    List<Integer> more = PerAxis.of(to);
    return new ConvTransposeOptions(kernelSize, stride, padding, more, groups, bias, dilation);
  }

  /** These with so many groups. */
  public ConvTransposeOptions groups(int to) {
    return new ConvTransposeOptions(kernelSize, stride, padding, outputPadding, to, bias, dilation);
  }

  /** These with a bias, or without. */
  public ConvTransposeOptions bias(boolean to) {
    return new ConvTransposeOptions(
        kernelSize, stride, padding, outputPadding, groups, to, dilation);
  }

  /** These with another dilation. */
  public ConvTransposeOptions dilation(int... to) {
    List<Integer> apart = PerAxis.of(to);
    return new ConvTransposeOptions(
        kernelSize, stride, padding, outputPadding, groups, bias, apart);
  }
}
