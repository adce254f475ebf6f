package dev.nabla.nn;

import dev.nabla.functional.Pooling;
import dev.nabla.tensor.Tensor;
import java.util.List;

/**
 * {@link AvgPool1d} over height and width: {@code [N, C, H, W] -> [N, C, H', W']}; one sample,
 * {@code [C, H, W]}, gives one.
 */
public record AvgPool2d(AvgPoolOptions options) implements Module {
  private static final String LAYER = "avgPool2d";

  /** Checks that the options are for two axes. */
  public AvgPool2d {
    each("a kernelSize", options.kernelSize());
    each("a stride", options.steps());
    each("a padding", options.padding());
  }

  /** Windows side by side. */
  public AvgPool2d(int kernelSize) {
    this(new AvgPoolOptions(kernelSize));
  }

  @Override
  public Tensor forward(Tensor x) {
    int[] kernel = each("a kernelSize", options.kernelSize());
    int[] stride = each("a stride", options.steps());
    int[] padding = each("a padding", options.padding());
    boolean ceil = options.ceilMode();
    return options.divisorOverride().isPresent()
        ? Pooling.avgPool2d(x, kernel, stride, padding, ceil, options.divisorOverride().getAsInt())
        : Pooling.avgPool2d(x, kernel, stride, padding, ceil, options.countIncludePad());
  }

  private static int[] each(String what, List<Integer> values) {
    return PerAxis.each(LAYER, what, 2, values);
  }

  @Override
  public String toString() {
    return describe();
  }
}
