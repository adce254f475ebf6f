package dev.nabla.nn;

import dev.nabla.functional.Pooling;
import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.Tensor;
import java.util.List;

/**
 * {@code y[i] = mean(x[i * stride - padding + j])}: {@code [N, C, L] -> [N, C, L']}; one sample,
 * {@code [C, L]}, gives one.
 */
public record AvgPool1d(AvgPoolOptions options) implements Module {
  private static final String LAYER = "avgPool1d";

  /** Checks that the options are for one axis. */
  public AvgPool1d {
    each("a kernelSize", options.kernelSize());
    each("a stride", options.steps());
    each("a padding", options.padding());
    if (options.divisorOverride().isPresent()) {
      throw new NablaException(
          LAYER,
          "options without a divisorOverride, which is for two axes",
          Integer.toString(options.divisorOverride().getAsInt()),
          "multiply the output, or pool in two axes");
    }
  }

  /** Windows side by side. */
  public AvgPool1d(int kernelSize) {
    this(new AvgPoolOptions(kernelSize));
  }

  @Override
  public Tensor forward(Tensor x) {
    int kernel = each("a kernelSize", options.kernelSize());
    int stride = each("a stride", options.steps());
    int padding = each("a padding", options.padding());
    boolean ceil = options.ceilMode();
    return Pooling.avgPool1d(x, kernel, stride, padding, ceil, options.countIncludePad());
  }

  private static int each(String what, List<Integer> values) {
    return PerAxis.each(LAYER, what, 1, values)[0];
  }

  @Override
  public String toString() {
    return describe();
  }
}
