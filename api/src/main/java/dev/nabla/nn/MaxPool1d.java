package dev.nabla.nn;

import dev.nabla.functional.Pooling;
import dev.nabla.tensor.Tensor;
import dev.nabla.tensor.ValuesAndIndices;
import java.util.List;

/**
 * {@code y[i] = max(x[i * stride - padding + j * dilation])} over the j that lie inside: {@code [N,
 * C, L] -> [N, C, L']}; one sample, {@code [C, L]}, gives one.
 *
 * <p>NaN wins, and the first of several greatest elements gets the gradient.
 */
public record MaxPool1d(MaxPoolOptions options) implements Module {
  private static final String LAYER = "maxPool1d";

  /** Checks that the options are for one axis. */
  public MaxPool1d {
    each("a kernelSize", options.kernelSize());
    each("a stride", options.steps());
    each("a padding", options.padding());
    each("a dilation", options.dilation());
  }

  /** Windows side by side. */
  public MaxPool1d(int kernelSize) {
    this(new MaxPoolOptions(kernelSize));
  }

  @Override
  public Tensor forward(Tensor x) {
    return Pooling.maxPool1d(
        x,
        each("a kernelSize", options.kernelSize()),
        each("a stride", options.steps()),
        each("a padding", options.padding()),
        each("a dilation", options.dilation()),
        options.ceilMode());
  }

  /** The output, and which element of its channel each one was. */
  public ValuesAndIndices withIndices(Tensor x) {
    return Pooling.maxPool1dWithIndices(
        x,
        each("a kernelSize", options.kernelSize()),
        each("a stride", options.steps()),
        each("a padding", options.padding()),
        each("a dilation", options.dilation()),
        options.ceilMode());
  }

  private static int each(String what, List<Integer> values) {
    return PerAxis.each(LAYER, what, 1, values)[0];
  }

  @Override
  public String toString() {
    return describe();
  }
}
