package dev.nabla.nn;

import dev.nabla.tensor.Tensor;
import java.util.Map;

/** An elementwise function as a module; the shape stays. */
public enum Activation implements Module {
  /** {@code max(x, 0)}. */
  RELU {
    @Override
    public Tensor forward(Tensor x) {
      return x.relu();
    }
  },
  /** {@code tanh(x)}. */
  TANH {
    @Override
    public Tensor forward(Tensor x) {
      return x.tanh();
    }
  },
  /** {@code 1 / (1 + e^-x)}. */
  SIGMOID {
    @Override
    public Tensor forward(Tensor x) {
      return x.sigmoid();
    }
  };

  @Override
  public Map<String, Object> components() {
    return Map.of();
  }
}
