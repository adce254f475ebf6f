package dev.nabla.nn;

import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.Tensor;

/**
 * {@code x - min(max(x, -lambda), lambda)}.
 *
 * @param lambda how far all goes towards 0, at least 0
 */
public record Softshrink(double lambda) implements Module {
  /** Checks lambda. */
  public Softshrink {
    if (!(lambda >= 0)) {
      throw new NablaException(
          "softshrink", "a lambda of at least 0", Double.toString(lambda), "drop the sign");
    }
  }

  /** With lambda 0.5. */
  public Softshrink() {
    this(0.5);
  }

  @Override
  public Tensor forward(Tensor x) {
    return x.softshrink(lambda);
  }

  @Override
  public String toString() {
    return describe();
  }
}
