package dev.nabla.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import dev.nabla.backend.Backend;
import dev.nabla.nn.Component;
import dev.nabla.optim.Optimizer;
import dev.nabla.tensor.Scope;
import dev.nabla.tensor.Tensor;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A whole training run built by one seed: the model, its data, its batches and its dropout; 100
 * steps give PyTorch's losses.
 *
 * @param build draws the model and the data, in the script's order
 */
record RunTwin(Function<Backend, Run> build) {
  /**
   * A run that has not begun.
   *
   * @param loss that of the next batch
   * @param step what follows its gradients
   */
  record Run(Component model, Supplier<Tensor> loss, Runnable step, Optimizer optimizer) {}

  void replay(Backend backend, Twin twin) {
    backend.seed(twin.seed());
    Run run = build.apply(backend);
    ModuleTwin.requireState(twin, run.model());
    double within = twin.get("within").getAsDouble();
    List<JsonElement> losses = twin.get("losses").getAsJsonArray().asList();
    assertTrue(losses.size() >= 100, "a whole run");
    for (int step = 0; step < losses.size(); step++) {
      double wanted = losses.get(step).getAsDouble();
      double found = step(backend, run);
      assertEquals(
          wanted,
          found,
          within * Math.abs(wanted),
          String.format(
              Locale.ROOT,
              "loss of step %d, a relative error of %.1e",
              step,
              Math.abs(found - wanted) / Math.abs(wanted)));
    }
  }

  private static double step(Backend backend, Run run) {
    try (Scope scope = backend.scope()) {
      run.optimizer().zeroGrad();
      Tensor loss = run.loss().get();
      loss.backward();
      run.step().run();
      return loss.item();
    }
  }
}
