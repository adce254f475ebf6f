package dev.nabla.nn;

import dev.nabla.functional.Pooling;
import dev.nabla.tensor.Tensor;
import dev.nabla.tensor.ValuesAndIndices;
import java.util.List;

/**
 * {@link MaxPool1d} over height and width: {@code [N, C, H, W] -> [N, C, H', W']}; one sample,
 * {@code [C, H, W]}, gives one.
 *
 * <p>NaN wins, and the first of several greatest elements gets the gradient.
 */
public record MaxPool2d(MaxPoolOptions options) implements Module {
  private static final String LAYER = "maxPool2d";

  /** Checks that the options are for two axes. */
  public MaxPool2d {
    each("a kernelSize", options.kernelSize());
    each("a stride", options.steps());
    each("a padding", options.padding());
    each("a dilation", options.dilation());
  }

  /** Windows side by side. */
  public MaxPool2d(int kernelSize) {
    this(new MaxPoolOptions(kernelSize));
  }

  @Override
  public Tensor forward(Tensor x) {
    return Pooling.maxPool2d(
        x,
        each("a kernelSize", options.kernelSize()),
        each("a stride", options.steps()),
        each("a padding", options.padding()),
        each("a dilation", options.dilation()),
        options.ceilMode());
  }

  /** The output, and which element of its channel each one was, row by row. */
  public ValuesAndIndices withIndices(Tensor x) {
    return Pooling.maxPool2dWithIndices(
        x,
        each("a kernelSize", options.kernelSize()),
        each("a stride", options.steps()),
        each("a padding", options.padding()),
        each("a dilation", options.dilation()),
        options.ceilMode());
  }

  private static int[] each(String what, List<Integer> values) {
    return PerAxis.each(LAYER, what, 2, values);
  }

  @Override
  public String toString() {
    return describe();
  }
}
