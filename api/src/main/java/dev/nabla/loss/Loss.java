package dev.nabla.loss;

import dev.nabla.tensor.Tensor;

/** How far a prediction is from its target, as a scalar to be minimised. */
@FunctionalInterface
public interface Loss {
  /** The loss of {@code prediction} against {@code target}. */
  Tensor of(Tensor prediction, Tensor target);
}
