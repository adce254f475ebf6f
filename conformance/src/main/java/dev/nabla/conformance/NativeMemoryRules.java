package dev.nabla.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nabla.backend.Backend;
import dev.nabla.loss.Loss;
import dev.nabla.nn.Module;
import dev.nabla.optim.Optimizer;
import dev.nabla.tensor.DType;
import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.NativeCensus;
import dev.nabla.tensor.NativeHolder;
import dev.nabla.tensor.NativeSettings;
import dev.nabla.tensor.Parameter;
import dev.nabla.tensor.Scope;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** L5: who holds native memory, and what happens when there is no more. */
@InTier(Tier.L5)
interface NativeMemoryRules extends Subject {
  /** The kit's backend on the same kernels, with native memory kept as {@code settings} say. */
  Backend another(NativeSettings settings);

  /** 2^50 bytes of FLOAT32: more than an address has bits for, whatever a system promises. */
  Shape ENDLESS = Shape.of(1 << 24, 1 << 24);

  /** Whether its kernels say so. */
  private boolean isNative() {
    Backend own = another();
    Tensor held = own.tensor(1f);
    return own.nativeMemory().arrays() == held.shape().size();
  }

  /** 300 steps; with {@code -Dnabla.test.heavy=true} 10,000. */
  @Test
  default void perceptronStepsInScopesLeaveNothingAlive() {
    Backend own = another();
    Module model =
        own.sequential(
            own.linear(4, 8), own.relu(), own.linear(8, 8), own.relu(), own.linear(8, 1));
    Optimizer adam = own.adam(model.parameters(), 0.01);
    Tensor x = own.full(Shape.of(5, 4), 0.5, DType.FLOAT32);
    Tensor y = own.full(Shape.of(5, 1), 2, DType.FLOAT32);
    perceptronStep(own, model, adam, x, y);
    long before = own.nativeMemory().arrays();
    int steps = Boolean.getBoolean("nabla.test.heavy") ? 10_000 : 300;
    for (int i = 0; i < steps; i++) {
      perceptronStep(own, model, adam, x, y);
    }
    long after = own.nativeMemory().arrays();
    assertTrue(after <= before, () -> before + " became " + after);
    assertEquals(2, model.forward(x).mean().item(), 0.1, "it learned");
  }

  /** Without a scope, too: what a step computes on its way does not wait for the collector. */
  @Test
  default void stepsLeaveNoTemporariesAlive() {
    Backend own = another();
    Parameter parameter = own.parameter(own.ones(Shape.of(8)));
    Optimizer adam = own.adam(List.of(parameter), 0.1);
    parameter.square().sum().backward();
    adam.step();
    long before = own.nativeMemory().arrays();
    adam.step();
    long after = own.nativeMemory().arrays();
    assertTrue(after <= before, () -> before + " became " + after);
    assertEquals(0.8, parameter.mean().item(), 1e-3, "two steps were made");
  }

  private static void perceptronStep(
      Backend own, Module model, Optimizer optimizer, Tensor x, Tensor y) {
    Loss loss = own.mseLoss();
    try (Scope scope = own.scope()) {
      loss.of(model.forward(x), y).backward();
      optimizer.step();
      optimizer.zeroGrad();
    }
  }

  /** Off, it names the operations; on, the lines of those who called them. */
  @Test
  default void aCensusNamesLines() {
    Backend own = another();
    Tensor before = own.tensor(1f, 2f);
    List<Tensor> held = new ArrayList<>();
    List<NativeHolder> alive;
    try (NativeCensus census = own.nativeCensus()) {
      for (int i = 0; i < 3; i++) {
        held.add(before.mul(before).add(before)); // one line, two operations
      }
      alive = census.alive();
    }
    held.add(before.neg());
    assertEquals(4, held.size(), "all held on to");
    if (!isNative()) {
      assertEquals(List.of(), alive);
      return;
    }
    NativeHolder add = alive.stream().filter(h -> h.op().equals("add")).findFirst().orElseThrow();
    assertEquals(3, add.arrays(), alive::toString);
    assertEquals(Shape.of(2), add.shape());
    assertTrue(
        add.line().orElse("").matches(".*NativeMemoryRules\\.aCensusNamesLines\\(.*:\\d+\\)"),
        add::toString);
    assertTrue(alive.stream().noneMatch(h -> h.op().equals("neg")), "made after it was closed");
    assertTrue(alive.stream().noneMatch(h -> h.op().equals("tensor")), "made before");
  }

  /** What is over the limit is not made, what there was is as before, and the program goes on. */
  @Test
  default void aLimitNamesTheBiggestHolders() {
    Backend own = another(new NativeSettings().limit(8 << 20).census(true));
    if (!isNative()) {
      return; // its arrays are the heap's
    }
    List<Tensor> held = new ArrayList<>();
    Tensor small = own.tensor(1f);
    NablaException error =
        assertThrows(
            NablaException.class,
            () -> {
              for (int i = 0; i < 100; i++) {
                held.add(small.expand(Shape.of(1 << 18)).mul(2)); // 1 MiB, and a view
              }
            });
    String text = String.valueOf(error.getMessage());
    assertTrue(text.contains("no more than 8 MB of native memory"), text);
    assertTrue(text.contains(" mul [262144] FLOAT32"), text);
    assertTrue(text.contains("NativeMemoryRules"), text);
    assertTrue(text.contains("open a Scope") && text.contains("-Dnabla.native.limit"), text);
    assertTrue(held.size() >= 3 && held.size() < 8, () -> held.size() + " made");
    assertEquals(2, held.get(0).narrow(0, 7, 1, 1).item());
    held.clear();
    assertEquals(1 << 18, small.expand(Shape.of(1 << 18)).mul(2).shape().size(), "goes on");
  }

  /** Unreachable arrays do not count: a plain loop passes a small limit. */
  @Test
  default void aLimitCallsTheCollectorFirst() {
    Backend own = another(new NativeSettings().limit(12 << 20));
    Tensor x = own.tensor(new float[1 << 18]); // 1 MiB
    for (int i = 0; i < 40; i++) {
      assertEquals(1 << 18, x.add(1).shape().size());
      assertTrue(own.nativeMemory().bytes() <= (12 << 20));
    }
  }

  /** Backward and step are done or not done, wherever in them memory ends. */
  @Test
  default void aLimitLeavesStatesIntact() {
    if (!isNative()) {
      return;
    }
    Backend own = another(new NativeSettings().limit(2 << 20));
    Parameter first = own.parameter(own.full(Shape.of(1000), 1, DType.FLOAT32));
    Parameter second = own.parameter(own.full(Shape.of(1000), 2, DType.FLOAT32));
    Optimizer adam = own.adam(List.of(first, second), 0.1);
    try (Scope scope = own.scope()) {
      first.mul(second).sum().backward();
      adam.step();
    }
    Snapshot before = Snapshot.withGradients(adam);
    int backwards = 0; // memory ends at one operation after the other
    while (fails(own, backwards, () -> first.mul(second).sum().backward())) {
      before.requireSame(Snapshot.withGradients(adam), "memory ended");
      backwards += 2;
    }
    before = Snapshot.withGradients(adam);
    int steps = 0;
    while (fails(own, steps, adam::step)) {
      before.requireSame(Snapshot.withGradients(adam), "memory ended");
      steps += 2;
    }
    String counts = "backward needs " + backwards + " arrays, step " + steps;
    assertTrue(backwards > 3 && backwards < 50 && steps > 10 && steps < 90, counts);
    assertEquals(2.0, adam.state().parameters().get(0).numbers().get("step"));
  }

  /** The engine's own refusal names the holders, and undoes what it ended. */
  @Test
  default void anEngineWithoutMemoryNamesTheHolders() {
    if (!isNative()) {
      return;
    }
    Backend own = another(new NativeSettings().budget(4 << 20).census(true));
    Parameter first = own.parameter(own.full(Shape.of(1000), 1, DType.FLOAT32));
    Parameter second = own.parameter(own.full(Shape.of(1000), 2, DType.FLOAT32));
    Optimizer adam = own.adam(List.of(first, second), 0.1);
    first.mul(second).sum().backward();
    adam.step();
    Tensor held = own.tensor(new float[1 << 18]).mul(2);
    Snapshot before = Snapshot.withGradients(adam);
    List<Runnable> tooMuch =
        List.of(
            () -> first.sum().expand(ENDLESS).exp(),
            () -> first.sum().expand(ENDLESS).select(0, 1).select(0, 1).backward(),
            () -> stepOfTooMuch(own, first, second));
    List<String> errors = new ArrayList<>();
    for (Runnable body : tooMuch) {
      errors.add(engineError(own, body));
      before.requireSame(Snapshot.withGradients(adam), "the engine refused");
    }
    assertEquals(0, held.narrow(0, 7, 1, 1).item());
    first.mul(second).sum().backward();
    adam.step();
    assertEquals(2.0, adam.state().parameters().get(0).numbers().get("step"));
    if (!errors.contains("")) {
      assertTrue(errors.get(0).contains(" mul [262144] FLOAT32, "), errors.get(0));
      requireBounded(own);
    }
  }

  /** What it says; nothing where the backend itself refuses an array of that size. */
  private static String engineError(Backend own, Runnable body) {
    try (Scope scope = own.scope()) {
      NablaException error = assertThrows(NablaException.class, body::run);
      if (error.getCause() == null) {
        return "";
      }
      String text = String.valueOf(error.getMessage());
      String holders = text.substring(text.indexOf("the biggest holders being {"));
      String failed = text.substring(0, text.indexOf(':')) + " " + ENDLESS;
      assertTrue(text.contains("the engine to find memory for its result"), text);
      assertTrue(holders.contains("NativeMemoryRules."), text);
      assertTrue(!holders.contains(failed), "what was not made is no holder: " + text);
      return text;
    }
  }

  /** The step of three parameters of which the second, on some engines a view, cannot be. */
  private static void stepOfTooMuch(Backend own, Parameter first, Parameter second) {
    Tensor one = own.tensor(1f);
    Parameter endless = own.parameter(one.expand(ENDLESS));
    endless.grad(one.expand(ENDLESS));
    Optimizer adam = own.adam(List.of(first, endless, second), 0.1);
    try {
      adam.step();
    } catch (NablaException e) {
      adam.state().parameters().forEach(p -> assertTrue(p.tensors().isEmpty(), "no step was done"));
      throw e;
    }
  }

  /** What was too much does not put the collector off. */
  private static void requireBounded(Backend own) {
    Tensor x = own.tensor(new float[1 << 18]); // 1 MiB
    for (int i = 0; i < 80; i++) {
      assertEquals(1 << 18, x.add(1).shape().size());
      assertTrue(own.nativeMemory().bytes() < 40 << 20, own.nativeMemory()::toString);
    }
  }

  /** Runs {@code body} with room for about {@code room} arrays; whether memory ended. */
  private static boolean fails(Backend own, int room, Runnable body) {
    try (Scope scope = own.scope()) {
      long size = 16384 + 4000; // as an array of 1000 weighs
      while (own.nativeMemory().bytes() + (room + 1) * size <= (2 << 20)) {
        own.tensor(new float[1000]);
      }
      try {
        body.run();
      } catch (NablaException e) {
        assertTrue(String.valueOf(e.getMessage()).contains("-Dnabla.native.limit"), e::getMessage);
        return true;
      }
      return false;
    }
  }
}
