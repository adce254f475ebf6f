package dev.nabla.nn;

import dev.nabla.functional.Pooling;
import dev.nabla.tensor.Tensor;
import dev.nabla.tensor.ValuesAndIndices;

/**
 * {@code y[i]} is the greatest element from {@code floor(i L / size)} to below {@code ceil((i + 1)
 * L / size)}: {@code [N, C, L] -> [N, C, size]}, or {@code [C, L] -> [C, size]}.
 */
public record AdaptiveMaxPool1d(int outputSize) implements Module {
  /** Checks the size. */
  public AdaptiveMaxPool1d {
    Require.atLeastOne("adaptiveMaxPool1d", "outputSize", outputSize);
  }

  @Override
  public Tensor forward(Tensor x) {
    return Pooling.adaptiveMaxPool1d(x, outputSize);
  }

  /** The output, and which element of its channel each one was. */
  public ValuesAndIndices withIndices(Tensor x) {
    return Pooling.adaptiveMaxPool1dWithIndices(x, outputSize);
  }

  @Override
  public String toString() {
    return describe();
  }
}
