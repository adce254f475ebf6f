package dev.nabla.tensor;

/** What layers and programs need to make tensors; the narrow part of a backend. */
public non-sealed interface TensorFactory extends FillFactory, RandomFactory {
  /** A trainable copy of {@code value}, a floating tensor. */
  Parameter parameter(Tensor value);
}
