package dev.nabla.nn;

import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.Tensor;
import java.util.Arrays;

/** How a convolution's kernel slides: a number for each spatial axis. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Slide(
    String layer, int[] kernel, int[] stride, int[] padding, int[] outputPadding, int[] dilation) {

  static Slide of(String layer, int spatial, ConvOptions options) {
    return new Slide(
        layer,
        PerAxis.each(layer, "a kernelSize", spatial, options.kernelSize()),
        PerAxis.each(layer, "a stride", spatial, options.stride()),
        PerAxis.each(layer, "a padding", spatial, options.padding()),
        new int[spatial],
        PerAxis.each(layer, "a dilation", spatial, options.dilation()));
  }

  static Slide of(String layer, int spatial, ConvTransposeOptions options) {
    return new Slide(
        layer,
        PerAxis.each(layer, "a kernelSize", spatial, options.kernelSize()),
        PerAxis.each(layer, "a stride", spatial, options.stride()),
        PerAxis.each(layer, "a padding", spatial, options.padding()),
        PerAxis.each(layer, "an outputPadding", spatial, options.outputPadding()),
        PerAxis.each(layer, "a dilation", spatial, options.dilation()));
  }

  /** Whether the convolution pads by itself: with zeros, as many before as after. */
  private static boolean plain(ConvOptions options) {
    return !options.same() && options.paddingMode() == PaddingMode.ZEROS;
  }

  /** {@code x} with what the convolution does not add itself around it. */
  Tensor padded(Tensor x, ConvOptions options) {
    if (plain(options)) {
      return x;
    }
    int[] pads = new int[2 * kernel.length];
    for (int i = 0; i < kernel.length; i++) {
      int axis = kernel.length - 1 - i; // the last one first
      int total = options.same() ? dilation[axis] * (kernel[axis] - 1) : 2 * padding[axis];
      pads[2 * i] = total / 2;
      pads[2 * i + 1] = total - total / 2;
    }
    return options.paddingMode().pad(x, pads);
  }

  /** How many zeros the convolution adds after {@link #padded}. */
  int[] rest(ConvOptions options) {
    return plain(options) ? padding : new int[kernel.length];
  }

  /** This with what is to be added at the end for {@code x} to give {@code size}. */
  Slide sized(Tensor x, int... size) {
    int[] more = new int[kernel.length];
    for (int i = 0; i < more.length; i++) {
      long extent = x.shape().extent(i - kernel.length);
      long least = (extent - 1) * stride[i] - 2L * padding[i] + dilation[i] * (kernel[i] - 1L) + 1;
      if (size[i] < least || size[i] >= least + stride[i]) {
        throw new NablaException(
            layer,
            "a size from " + least + " to " + (least + stride[i] - 1) + " along axis " + (2 + i),
            Arrays.toString(size) + " for shape " + x.shape(),
            "name another, or another stride or padding");
      }
      more[i] = (int) (size[i] - least);
    }
    return new Slide(layer, kernel, stride, padding, more, dilation);
  }
}
