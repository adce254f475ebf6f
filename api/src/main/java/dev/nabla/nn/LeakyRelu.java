package dev.nabla.nn;

import dev.nabla.tensor.Tensor;

/**
 * {@code x > 0 ? x : negativeSlope * x}.
 *
 * @param negativeSlope that below 0
 */
public record LeakyRelu(double negativeSlope) implements Module {
  /** A slope of 0.01. */
  public LeakyRelu() {
    this(0.01);
  }

  @Override
  public Tensor forward(Tensor x) {
    return x.leakyRelu(negativeSlope);
  }

  @Override
  public String toString() {
    return describe();
  }
}
