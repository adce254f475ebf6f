package dev.nabla.backend.nd4j;

import dev.nabla.backend.Backend;
import dev.nabla.backend.Backends;
import dev.nabla.conformance.NoNativeLeaks;
import dev.nabla.loss.Loss;
import dev.nabla.nn.Module;
import dev.nabla.optim.Optimizer;
import dev.nabla.tensor.Scope;
import dev.nabla.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whole programs leave nothing alive in the engine, in scopes and without. */
class NoNativeLeaksTest {
  private final Backend backend = Backends.get("nd4j");

  @RegisterExtension final NoNativeLeaks leaks = new NoNativeLeaks(() -> Backends.get("nd4j"));

  @Test
  void inScopes() {
    try (Scope scope = backend.scope()) {
      train();
    }
  }

  @Test
  void leftToTheCollector() {
    train();
  }

  private void train() {
    Module model = backend.linear(4, 1);
    Loss loss = backend.mseLoss();
    Optimizer optimizer = backend.adam(model.parameters(), 0.01);
    Tensor x = backend.tensor(1f, 2f, 3f, 4f).reshape(1, 4);
    for (int i = 0; i < 20; i++) {
      loss.of(model.forward(x), backend.tensor(1f).reshape(1, 1)).backward();
      optimizer.step();
      optimizer.zeroGrad();
    }
  }
}
