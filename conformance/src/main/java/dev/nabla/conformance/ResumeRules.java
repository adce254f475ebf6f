package dev.nabla.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nabla.optim.Optimizer;
import dev.nabla.optim.ParameterGroup;
import dev.nabla.optim.Sgd;
import dev.nabla.optim.schedule.Resumable;
import dev.nabla.tensor.DType;
import dev.nabla.tensor.Parameter;
import dev.nabla.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** L3: each kind goes on from its own state, and refuses that of any other. */
@InTier(Tier.L3)
interface ResumeRules extends Subject {
  private List<Parameter> threeLeaves() {
    List<Parameter> leaves = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      leaves.add(backend().parameter(backend().full(Shape.of(2), i, DType.FLOAT32)));
    }
    return leaves;
  }

  private Optimizer twoGroups() {
    Sgd.Options options = new Sgd.Options().learningRate(0.1).momentum(0.9);
    List<Parameter> leaves = threeLeaves();
    return new Sgd(
        List.of(
            new ParameterGroup<>(leaves.subList(0, 1), options),
            new ParameterGroup<>(leaves.subList(1, 3), options)));
  }

  private Resumable schedule(ScheduleTwin twin) {
    return twin.build().apply(twoGroups()).get(0);
  }

  @TestFactory
  default Stream<DynamicTest> schedulesRefuseOthers() {
    List<ScheduleTwin> twins =
        ScheduleTwins.ALL.values().stream().filter(twin -> schedulesOf(twin) == 1).toList();
    return twins.stream()
        .collect(Collectors.toMap(t -> kind(schedule(t)), Function.identity(), (a, b) -> a))
        .entrySet()
        .stream()
        .sorted(Map.Entry.comparingByKey())
        .map(
            e ->
                Expect.test(() -> refusesOthers(e.getValue(), twins), e.getKey(), "refusesOthers"));
  }

  private int schedulesOf(ScheduleTwin twin) {
    return twin.build().apply(twoGroups()).size();
  }

  private static String kind(Object of) {
    return of.getClass().getSimpleName();
  }

  private void refusesOthers(ScheduleTwin twin, List<ScheduleTwin> all) {
    Resumable schedule = schedule(twin);
    Map<String, Double> before = schedule.state();
    schedule.restore(before);
    int refused = 0;
    for (ScheduleTwin other : all) {
      Map<String, Double> state = schedule(other).state();
      if (!kind(schedule(other)).equals(kind(schedule))) {
        Expect.error(() -> schedule.restore(state), "a state of ", "of the same kind");
        assertEquals(before, schedule.state());
        refused++;
      }
    }
    assertTrue(refused > 10, refused + " were of another kind");
  }

  @TestFactory
  default Stream<DynamicTest> optimizersRefuseOthers() {
    List<OptimizerTwin> twins =
        OptimizerTwins.ALL.entrySet().stream()
            .filter(e -> !e.getKey().contains("/"))
            .map(Map.Entry::getValue)
            .toList();
    return twins.stream()
        .map(
            twin ->
                Expect.test(
                    () -> refusesOthers(optimizer(twin), twins),
                    kind(optimizer(twin)),
                    "refusesOthers"));
  }

  private Optimizer optimizer(OptimizerTwin twin) {
    return twin.build().apply(backend(), threeLeaves());
  }

  private void refusesOthers(Optimizer optimizer, List<OptimizerTwin> all) {
    Snapshot before = Snapshot.of(optimizer);
    optimizer.restore(optimizer.state());
    for (OptimizerTwin twin : all) {
      Optimizer other = optimizer(twin);
      if (!kind(other).equals(kind(optimizer))) {
        Expect.error(() -> optimizer.restore(other.state()), "restore the state of an optimizer");
        before.requireSame(Snapshot.of(optimizer), kind(other));
      }
    }
  }
}
