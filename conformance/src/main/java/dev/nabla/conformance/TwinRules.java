package dev.nabla.conformance;

import dev.nabla.backend.Backend;
import dev.nabla.tensor.Scope;
import dev.nabla.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * L3: what was built of the same seed in PyTorch: layers, losses, optimizers, schedules, first
 * weights, and whole runs.
 */
@InTier(Tier.L3)
interface TwinRules extends Subject {
  @TestFactory
  default Stream<DynamicTest> twins() {
    return Stream.of(
            modules("basic", BasicTwins.ALL),
            modules("spatial", SpatialTwins.ALL),
            modules("normal", NormalTwins.ALL),
            modules("lookup", LookupTwins.ALL),
            modules("activations", ActivationTwins.ALL),
            modules("recurrent", RecurrentTwins.ALL),
            modules("transformer", TransformerTwins.ALL),
            losses(),
            optimizers(),
            functions("training", TrainingTwins.ALL),
            schedules(),
            initializers(),
            runs())
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
        (twin, loss) -> compare(twin, (b, in) -> List.of(loss.apply(b, in))));
  }

  private Stream<DynamicTest> functions(
      String section, Map<String, BiFunction<Backend, List<Tensor>, List<Tensor>>> built) {
    return Twins.tests(section, true, built, this::compare);
  }

  private void compare(Twin twin, BiFunction<Backend, List<Tensor>, List<Tensor>> function) {
    try (Scope scope = backend().scope()) {
      List<Tensor> inputs = twin.inputs(backend());
      ModuleTwin.compareOutputs(twin, inputs, function.apply(backend(), inputs));
    }
  }

  private Stream<DynamicTest> optimizers() {
    return Twins.tests(
        "optimizers", true, OptimizerTwins.ALL, (twin, made) -> made.replay(backend(), twin));
  }

  private Stream<DynamicTest> schedules() {
    return Twins.tests(
        "schedules", false, ScheduleTwins.ALL, (twin, made) -> made.replay(backend(), twin));
  }

  private Stream<DynamicTest> initializers() {
    return Twins.tests("init", true, InitTwins.ALL, (twin, made) -> made.replay(backend(), twin));
  }

  private Stream<DynamicTest> runs() {
    return Twins.tests("runs", false, Runs.ALL, (twin, run) -> run.replay(backend(), twin));
  }
}
