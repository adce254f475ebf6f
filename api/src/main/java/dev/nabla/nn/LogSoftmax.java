package dev.nabla.nn;

import dev.nabla.tensor.Tensor;

/**
 * {@code ln(softmax(x))} along {@code axis}.
 *
 * @param axis along which the softmax adds up to 1; may be negative
 */
public record LogSoftmax(int axis) implements Module {
  @Override
  public Tensor forward(Tensor x) {
    return x.logSoftmax(axis);
  }

  @Override
  public String toString() {
    return describe();
  }
}
