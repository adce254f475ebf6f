package dev.nabla.examples;

import dev.nabla.backend.Backend;
import dev.nabla.nn.Module;
import dev.nabla.tensor.Tensor;

/** {@code y = x W' + b}: a model of one's own, whose parameters name themselves lin.weight, …. */
record LinearRegression(Module lin) implements Module {
  LinearRegression(Backend backend, int inputs, int outputs) {
    this(backend.linear(inputs, outputs));
  }

  @Override
  public Tensor forward(Tensor x) {
    return lin.forward(x);
  }
}
