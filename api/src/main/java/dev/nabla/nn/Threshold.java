package dev.nabla.nn;

import dev.nabla.tensor.Tensor;

/**
 * {@code x > threshold ? x : value}.
 *
 * @param threshold what is not above it is replaced
 * @param value by this
 */
public record Threshold(double threshold, double value) implements Module {
  @Override
  public Tensor forward(Tensor x) {
    return x.threshold(threshold, value);
  }

  @Override
  public String toString() {
    return describe();
  }
}
