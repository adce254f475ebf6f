package dev.nabla.nn;

import dev.nabla.tensor.NablaException;
import java.util.List;

/**
 * PyTorch's settings of {@link Conv1d} and {@link Conv2d}; a list has one number for all spatial
 * axes, or height and width.
 *
 * @param kernelSize must be named
 * @param stride 1
 * @param padding 0: how much goes before and after the input
 * @param same false; true pads so much, more at the end if it is odd, that the size stays
 * @param dilation 1: how far apart the kernel's elements lie
 * @param groups 1: into how many convolutions side by side the channels are cut
 * @param bias true
 * @param paddingMode zeros
 */
public record ConvOptions(
    List<Integer> kernelSize,
    List<Integer> stride,
    List<Integer> padding,
    boolean same,
    List<Integer> dilation,
    int groups,
    boolean bias,
    PaddingMode paddingMode) {
  private static final String WHERE = "convOptions";
  private static final List<Integer> ONE = List.of(1);

  /** Checks them. */
  public ConvOptions {
    kernelSize = PerAxis.checked(WHERE, "a kernelSize", 1, kernelSize);
    stride = PerAxis.checked(WHERE, "a stride", 1, stride);
    padding = PerAxis.checked(WHERE, "a padding", 0, padding);
    dilation = PerAxis.checked(WHERE, "a dilation", 1, dilation);
    PerAxis.checked(WHERE, "groups", 1, List.of(groups));
    if (same && stride.stream().anyMatch(step -> step != 1)) {
      throw new NablaException(
          WHERE,
          "a stride of 1 with padSame(), which keeps the size",
          "stride " + stride,
          "name the padding as a number");
    }
  }

  /** The defaults; {@link #kernelSize(int...)} makes it a rectangle. */
  public ConvOptions(int kernelSize) {
    this(List.of(kernelSize), ONE, List.of(0), false, ONE, 1, true, PaddingMode.ZEROS);
  }

  /** These with another kernel. */
  public ConvOptions kernelSize(int... to) {
    List<Integer> size = PerAxis.of(to);
    return new ConvOptions(size, stride, padding, same, dilation, groups, bias, paddingMode);
  }

  /** These with another stride. */
  public ConvOptions stride(int... to) {
    List<Integer> step = PerAxis.of(to);
    return new ConvOptions(kernelSize, step, padding, same, dilation, groups, bias, paddingMode);
  }

  /** These with so much padding; 0 is PyTorch's "valid". */
  public ConvOptions padding(int... to) {
    List<Integer> around = PerAxis.of(to);
    return new ConvOptions(kernelSize, stride, around, false, dilation, groups, bias, paddingMode);
  }

  /** These with PyTorch's padding "same": the output is as large as the input. */
  public ConvOptions padSame() {
    return new ConvOptions(
        kernelSize, stride, List.of(0), true, dilation, groups, bias, paddingMode);
  }

  /** These with another dilation. */
  public ConvOptions dilation(int... to) {
    List<Integer> apart = PerAxis.of(to);
    return new ConvOptions(kernelSize, stride, padding, same, apart, groups, bias, paddingMode);
  }

  /** These with so many groups. */
  public ConvOptions groups(int to) {
    return new ConvOptions(kernelSize, stride, padding, same, dilation, to, bias, paddingMode);
  }

  /** These with a bias, or without. */
  public ConvOptions bias(boolean to) {
    return new ConvOptions(kernelSize, stride, padding, same, dilation, groups, to, paddingMode);
  }

  /** These with something else around the input. */
  public ConvOptions paddingMode(PaddingMode to) {
    return new ConvOptions(kernelSize, stride, padding, same, dilation, groups, bias, to);
  }
}
