package dev.nabla.conformance;

import dev.nabla.tensor.Scope;
import dev.nabla.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * L3: what was built of the same seed in PyTorch: layers, losses and optimizers, their first
 * weights, answers, gradients and steps.
 */
interface TwinRules extends Subject {
  @TestFactory
  default Stream<DynamicTest> twins() {
    return Stream.of(modules("basic", BasicTwins.ALL), losses(), optimizers())
        .flatMap(tests -> tests);
  }

  private Stream<DynamicTest> modules(String section, Map<String, ModuleTwin<?>> built) {
    return Twins.tests(section, false, built, (twin, made) -> made.replay(backend(), twin));
  }

  private Stream<DynamicTest> losses() {
    return Twins.tests(
        "losses",
        true,
        LossTwins.ALL,
        (twin, loss) -> {
          try (Scope scope = backend().scope()) {
            List<Tensor> inputs = twin.inputs(backend());
            ModuleTwin.compareOutputs(twin, inputs, List.of(loss.apply(backend(), inputs)));
          }
        });
  }

  private Stream<DynamicTest> optimizers() {
    return Twins.tests(
        "optimizers", true, OptimizerTwins.ALL, (twin, made) -> made.replay(backend(), twin));
  }
}
