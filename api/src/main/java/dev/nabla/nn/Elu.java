package dev.nabla.nn;

import dev.nabla.tensor.Tensor;

/**
 * {@code x > 0 ? x : alpha * (e^x - 1)} (Clevert et al., 2015).
 *
 * @param alpha minus the value far below 0
 */
public record Elu(double alpha) implements Module {
  /** With alpha 1. */
  public Elu() {
    this(1);
  }

  @Override
  public Tensor forward(Tensor x) {
    return x.elu(alpha);
  }

  @Override
  public String toString() {
    return describe();
  }
}
