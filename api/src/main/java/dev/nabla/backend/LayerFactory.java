package dev.nabla.backend;

import dev.nabla.nn.Activation;
import dev.nabla.nn.Linear;
import dev.nabla.nn.Module;
import dev.nabla.nn.Sequential;
import dev.nabla.tensor.TensorFactory;
import java.util.List;

/**
 * Layers with PyTorch's defaults, their first weights drawn from the generator in PyTorch's order.
 */
public interface LayerFactory extends TensorFactory {
  /** {@code y = x W' + b}: see {@link Linear}. */
  default Module linear(int in, int out) {
    return Linear.create(this, in, out);
  }

  /** The modules one after the other: see {@link Sequential}. */
  default Module sequential(Module... modules) {
    return new Sequential(List.of(modules));
  }

  /** {@code max(x, 0)}. */
  default Module relu() {
    return Activation.RELU;
  }

  /** {@code tanh(x)}. */
  default Module tanh() {
    return Activation.TANH;
  }

  /** {@code 1 / (1 + e^-x)}. */
  default Module sigmoid() {
    return Activation.SIGMOID;
  }
}
