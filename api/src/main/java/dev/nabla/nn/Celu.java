package dev.nabla.nn;

import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.Tensor;

/**
 * {@code x > 0 ? x : alpha * (e^(x / alpha) - 1)} (Barron, 2017).
 *
 * @param alpha minus the value far below 0; not 0
 */
public record Celu(double alpha) implements Module {
  /** Checks alpha. */
  public Celu {
    if (alpha == 0) {
      throw new NablaException("celu", "an alpha other than 0", "0", "take relu");
    }
  }

  /** With alpha 1. */
  public Celu() {
    this(1);
  }

  @Override
  public Tensor forward(Tensor x) {
    return x.celu(alpha);
  }

  @Override
  public String toString() {
    return describe();
  }
}
