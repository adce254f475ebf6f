package dev.nabla.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nabla.backend.Backend;
import dev.nabla.conformance.CustomModules.Custom;
import dev.nabla.io.Safetensors;
import dev.nabla.loss.Loss;
import dev.nabla.nn.Module;
import dev.nabla.optim.Lbfgs;
import dev.nabla.optim.Optimizer;
import dev.nabla.tensor.DType;
import dev.nabla.tensor.HostArray;
import dev.nabla.tensor.Parameter;
import dev.nabla.tensor.Tensor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** L3: a module of the user's own does what a layer does. */
@InTier(Tier.L3)
interface CustomModuleRules extends Subject {
  /** Every optimizer must train every one of them: one more is one line. */
  private Map<String, Function<List<Parameter>, Optimizer>> optimizers() {
    Backend b = backend();
    return Map.ofEntries(
        Map.entry("sgd", p -> b.sgd(p, 0.1)),
        Map.entry("adam", p -> b.adam(p, 0.05)),
        Map.entry("adamW", p -> b.adamW(p, 0.05)),
        Map.entry("adamax", p -> b.adamax(p, 0.05)),
        Map.entry("nAdam", p -> b.nAdam(p, 0.05)),
        Map.entry("rAdam", p -> b.rAdam(p, 0.1)),
        Map.entry("rmsProp", p -> b.rmsProp(p, 0.01)),
        Map.entry("adagrad", p -> b.adagrad(p, 0.1)),
        Map.entry("adadelta", p -> b.adadelta(p, 50)),
        Map.entry("rprop", p -> b.rprop(p, 0.01)),
        Map.entry("asgd", p -> b.asgd(p, 0.1)),
        Map.entry("lbfgs", p -> b.lbfgs(p, new Lbfgs.Options().strongWolfe(true).maxIter(4))),
        Map.entry("adafactor", p -> b.adafactor(p, 0.1)),
        Map.entry("lion", p -> b.lion(p, 0.02)));
  }

  @TestFactory
  default Stream<DynamicTest> customModules(@TempDir Path folder) {
    List<DynamicTest> tests = new ArrayList<>();
    CustomModules.all()
        .forEach(
            (name, custom) -> {
              tests.add(Expect.test(() -> namesItsParts(custom), "custom", name, "names"));
              tests.add(Expect.test(() -> hasModes(make(custom, 1)), "custom", name, "modes"));
              tests.add(Expect.test(() -> freezes(make(custom, 1)), "custom", name, "freezes"));
              tests.add(Expect.test(() -> isSummarised(custom), "custom", name, "summary"));
              Path file = folder.resolve(name);
              tests.add(Expect.test(() -> isSaved(custom, file), "custom", name, "saved"));
              optimizers()
                  .forEach(
                      (by, optimizer) ->
                          tests.add(
                              Expect.test(
                                  () -> trains(make(custom, 1), optimizer),
                                  "custom",
                                  name,
                                  "trains",
                                  by)));
            });
    return tests.stream();
  }

  private Module make(Custom custom, long seed) {
    backend().seed(seed);
    return custom.make().apply(backend());
  }

  private Tensor inputs() {
    return sample(DType.FLOAT32, 4, 3).tanh();
  }

  private void namesItsParts(Custom custom) {
    Module made = make(custom, 1);
    assertEquals(custom.names(), List.copyOf(made.stateDict().keySet()));
    List<String> both = new ArrayList<>(made.namedParameters().keySet());
    both.addAll(made.namedBuffers().keySet());
    assertEquals(custom.names().stream().sorted().toList(), both.stream().sorted().toList());
  }

  /** In evaluation the running mean stays, and so does the answer. */
  private void hasModes(Module made) {
    Tensor x = inputs();
    Tensor mean = made.namedBuffers().values().iterator().next();
    HostArray first = mean.toHost();
    made.forward(x);
    HostArray trained = mean.toHost();
    assertNotEquals(first, trained, "in training, at first");
    made.eval();
    HostArray answer = made.forward(x).toHost();
    assertEquals(trained, mean.toHost(), "in evaluation");
    assertEquals(answer, made.forward(x).toHost());
    made.train();
    made.forward(x);
    assertNotEquals(trained, mean.toHost(), "in training again");
  }

  private void freezes(Module made) {
    made.freeze();
    assertFalse(made.forward(inputs()).requiresGrad(), "frozen");
    made.unfreeze();
    made.forward(inputs()).sum().backward();
    made.namedParameters().forEach((name, p) -> assertTrue(p.hasGrad(), name));
    made.zeroGrad();
    made.namedParameters().forEach((name, p) -> assertFalse(p.hasGrad(), name));
  }

  private void isSummarised(Custom custom) {
    Module made = make(custom, 1);
    String summary = made.summary();
    assertEquals(made.namedComponents().size() + 3, summary.lines().count(), summary);
    long size = made.parameters().stream().mapToLong(p -> p.shape().size()).sum();
    assertTrue(summary.contains("\n" + size + " parameters (" + 4 * size + " bytes)"), summary);
    assertTrue(summary.contains("running_mean [3]"), summary);
    assertTrue(made.describe().contains("Centred(running_mean=[3])"), made.describe());
  }

  private void isSaved(Custom custom, Path file) {
    Module made = make(custom, 1);
    made.forward(inputs());
    made.eval();
    Safetensors.write(file, made.stateDict());
    Module other = make(custom, 2);
    other.eval();
    HostArray wanted = made.forward(inputs()).toHost();
    assertNotEquals(wanted, other.forward(inputs()).toHost(), "another seed");
    other.loadStateDict(Safetensors.read(file, backend()));
    assertEquals(wanted, other.forward(inputs()).toHost(), "what was loaded");
  }

  /** Every parameter moves, and the loss falls by half. */
  private void trains(Module made, Function<List<Parameter>, Optimizer> optimizer) {
    Tensor x = inputs();
    Tensor y = x.slice(1, 0, 2).mul(2);
    Map<String, Tensor> before = made.stateDict();
    Optimizer by = optimizer.apply(made.parameters());
    Loss loss = backend().mseLoss();
    double first = 0;
    double last = 0;
    for (int step = 0; step < 40; step++) {
      Tensor l =
          by.step(
              () -> {
                by.zeroGrad();
                Tensor value = loss.of(made.forward(x), y);
                value.backward();
                return value;
              });
      last = l.item();
      first = step == 0 ? last : first;
    }
    assertTrue(last < first / 2, first + " became " + last);
    Map<String, Tensor> after = made.stateDict();
    before.forEach(
        (n, value) -> assertNotEquals(value.toHost(), Expect.named(after, n).toHost(), n));
  }
}
