package dev.nabla.tensor;

/** What layers and programs need to make tensors; the narrow part of a backend. */
public non-sealed interface TensorFactory extends FillFactory, RandomFactory {
  /** Whether {@code tensor} is one of this backend's. */
  boolean holds(Tensor tensor);

  /**
   * A trainable copy of {@code value}, a floating tensor; also how the gradient by an input is had,
   * for no element is copied.
   */
  Parameter parameter(Tensor value);
}
