package dev.nabla.nn;

import dev.nabla.functional.Pooling;
import dev.nabla.tensor.Tensor;
import dev.nabla.tensor.ValuesAndIndices;

/**
 * {@link AdaptiveMaxPool1d} over height and width: {@code [N, C, H, W] -> [N, C, height, width]},
 * or {@code [C, H, W] -> [C, height, width]}.
 */
public record AdaptiveMaxPool2d(int height, int width) implements Module {
  /** Checks the sizes. */
  public AdaptiveMaxPool2d {
    Require.atLeastOne("adaptiveMaxPool2d", "height", height);
    Require.atLeastOne("adaptiveMaxPool2d", "width", width);
  }

  /** A square. */
  public AdaptiveMaxPool2d(int outputSize) {
    this(outputSize, outputSize);
  }

  @Override
  public Tensor forward(Tensor x) {
    return Pooling.adaptiveMaxPool2d(x, new int[] {height, width});
  }

  /** The output, and which element of its channel each one was, row by row. */
  public ValuesAndIndices withIndices(Tensor x) {
    return Pooling.adaptiveMaxPool2dWithIndices(x, new int[] {height, width});
  }

  @Override
  public String toString() {
    return describe();
  }
}
