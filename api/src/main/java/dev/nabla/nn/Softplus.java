package dev.nabla.nn;

import dev.nabla.tensor.Tensor;

/**
 * {@code ln(1 + e^(beta x)) / beta}, and x itself where {@code beta x > threshold}.
 *
 * @param beta how sharp the bend is
 * @param threshold where it is taken for straight
 */
public record Softplus(double beta, double threshold) implements Module {
  /** With beta 1 and threshold 20. */
  public Softplus() {
    this(1, 20);
  }

  @Override
  public Tensor forward(Tensor x) {
    return x.softplus(beta, threshold);
  }

  @Override
  public String toString() {
    return describe();
  }
}
