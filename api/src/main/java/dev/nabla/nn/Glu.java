package dev.nabla.nn;

import dev.nabla.tensor.Tensor;

/**
 * {@code a * sigmoid(b)} of the two halves a and b of {@code axis} (Dauphin et al., 2016).
 *
 * @param axis of an even extent; may be negative
 */
public record Glu(int axis) implements Module {
  /** Along the last axis. */
  public Glu() {
    this(-1);
  }

  @Override
  public Tensor forward(Tensor x) {
    return x.glu(axis);
  }

  @Override
  public String toString() {
    return describe();
  }
}
