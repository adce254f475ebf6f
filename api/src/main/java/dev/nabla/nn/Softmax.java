package dev.nabla.nn;

import dev.nabla.tensor.Tensor;

/**
 * {@code e^x / sum(e^x)} along {@code axis}.
 *
 * @param axis along which all adds up to 1; may be negative
 */
public record Softmax(int axis) implements Module {
  @Override
  public Tensor forward(Tensor x) {
    return x.softmax(axis);
  }

  @Override
  public String toString() {
    return describe();
  }
}
