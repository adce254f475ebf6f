package dev.nabla.nn;

import dev.nabla.tensor.Tensor;

/**
 * {@code |x| <= lambda ? 0 : x}.
 *
 * @param lambda what is no farther from 0 becomes 0
 */
public record Hardshrink(double lambda) implements Module {
  /** With lambda 0.5. */
  public Hardshrink() {
    this(0.5);
  }

  @Override
  public Tensor forward(Tensor x) {
    return x.hardshrink(lambda);
  }

  @Override
  public String toString() {
    return describe();
  }
}
