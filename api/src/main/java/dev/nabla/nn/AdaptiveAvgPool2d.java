package dev.nabla.nn;

import dev.nabla.functional.Pooling;
import dev.nabla.tensor.Tensor;

/**
 * {@link AdaptiveAvgPool1d} over height and width: {@code [N, C, H, W] -> [N, C, height, width]},
 * or {@code [C, H, W] -> [C, height, width]}.
 */
public record AdaptiveAvgPool2d(int height, int width) implements Module {
  /** Checks the sizes. */
  public AdaptiveAvgPool2d {
    Require.atLeastOne("adaptiveAvgPool2d", "height", height);
    Require.atLeastOne("adaptiveAvgPool2d", "width", width);
  }

  /** A square. */
  public AdaptiveAvgPool2d(int outputSize) {
    this(outputSize, outputSize);
  }

  @Override
  public Tensor forward(Tensor x) {
    return Pooling.adaptiveAvgPool2d(x, new int[] {height, width});
  }

  @Override
  public String toString() {
    return describe();
  }
}
