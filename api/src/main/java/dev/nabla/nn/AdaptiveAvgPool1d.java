package dev.nabla.nn;

import dev.nabla.functional.Pooling;
import dev.nabla.tensor.Tensor;

/**
 * {@code y[i]} is the mean from {@code floor(i L / size)} to below {@code ceil((i + 1) L / size)}:
 * {@code [N, C, L] -> [N, C, size]}, or {@code [C, L] -> [C, size]}.
 */
public record AdaptiveAvgPool1d(int outputSize) implements Module {
  /** Checks the size. */
  public AdaptiveAvgPool1d {
    Require.atLeastOne("adaptiveAvgPool1d", "outputSize", outputSize);
  }

  @Override
  public Tensor forward(Tensor x) {
    return Pooling.adaptiveAvgPool1d(x, outputSize);
  }

  @Override
  public String toString() {
    return describe();
  }
}
