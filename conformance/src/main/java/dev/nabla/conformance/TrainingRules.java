package dev.nabla.conformance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nabla.backend.Backend;
import dev.nabla.optim.AveragedWeights;
import dev.nabla.optim.GradientClipping;
import dev.nabla.optim.Optimizer;
import dev.nabla.optim.OptimizerState;
import dev.nabla.tensor.DType;
import dev.nabla.tensor.Parameter;
import dev.nabla.tensor.Scope;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** L3: clipped gradients and averaged weights, where they refuse, and what they leave alone. */
@InTier(Tier.L3)
interface TrainingRules extends Subject {
  private Parameter leaf(double... values) {
    return backend().parameter(tensor(DType.FLOAT32, Shape.of(values.length), values));
  }

  @Test
  default void clippingThatCannotBe() {
    Parameter p = leaf(1, 2);
    List<Parameter> all = List.of(p);
    assertEquals(0, GradientClipping.clipGradNorm(all, 1), "no gradients");
    assertEquals(0, GradientClipping.clipGradNorm(List.of(), 1), "no parameters");
    p.grad(tensor(DType.FLOAT32, Shape.of(2), Double.POSITIVE_INFINITY, 1));
    Expect.error(() -> GradientClipping.clipGradNorm(all, 1, 2, true), "clipGradNorm", "Infinity");
    assertArrayEquals(new float[] {Float.POSITIVE_INFINITY, 1}, p.grad().toFloatArray());
    Expect.error(() -> GradientClipping.clipGradNorm(all, -1), "clipGradNorm", "-1.0");
    Expect.error(() -> GradientClipping.clipGradNorm(all, 1, 0, false), "type of norm", "0.0");
    Expect.error(() -> GradientClipping.clipGradValue(all, -1), "clipGradValue", "-1.0");
  }

  /** Gradients of two dtypes have one norm, and keep their dtypes. */
  @Test
  default void clippingOfTwoDTypes() {
    Parameter single = leaf(0);
    Parameter twofold = backend().parameter(tensor(DType.FLOAT64, Shape.of(1), 0));
    single.grad(tensor(DType.FLOAT32, Shape.of(1), 3));
    twofold.grad(tensor(DType.FLOAT64, Shape.of(1), 4));
    assertEquals(5, GradientClipping.clipGradNorm(List.of(single, twofold), 2.5));
    assertEquals(1.5, single.grad().item(), 1e-6);
    assertEquals(2, twofold.grad().item(), 1e-6);
  }

  /** Averages take the parameters' place for a while, whatever happens meanwhile. */
  @Test
  default void averagesInUse() {
    Parameter p = leaf(1, 2);
    AveragedWeights swa = AveragedWeights.swa(Map.of("p", p));
    swa.update();
    p.assign(tensor(DType.FLOAT32, Shape.of(2), 3, 4));
    swa.update();
    assertArrayEquals(new float[] {2, 3}, swa.use(() -> p.detach().mul(1)).toFloatArray());
    swa.use(
        () -> {
          assertArrayEquals(new float[] {2, 3}, p.toFloatArray());
          p.assign(p.detach().mul(0));
          Expect.error(swa::update, "update", "inside use");
          Expect.error(() -> swa.use(() -> 1), "use", "inside use");
          Expect.error(() -> swa.restore(swa.state()), "restore", "inside use");
        });
    Expect.error(() -> swa.use(() -> p.matmul(backend().ones(Shape.of(5)))), "matmul");
    assertArrayEquals(new float[] {3, 4}, p.toFloatArray(), "the trained ones");
    assertArrayEquals(new float[] {2, 3}, swa.use(() -> p.toFloatArray()), "the averages");
  }

  /** Uses and updates in scopes leave as many native arrays as they found. */
  @Test
  default void averagesInScopesLeaveNothingAlive() {
    Backend own = another(); // other tests leave it alone
    Parameter p = own.parameter(own.tensor(1f, 2f));
    AveragedWeights ema = AveragedWeights.ema(Map.of("p", p), 0.5);
    train(own, p, ema, 3);
    long before = own.nativeMemory().arrays();
    train(own, p, ema, 30);
    long after = own.nativeMemory().arrays();
    assertTrue(after <= before, () -> before + " became " + after);
    assertArrayEquals(new float[] {34, 35}, p.toFloatArray());
  }

  private static void train(Backend backend, Parameter p, AveragedWeights averages, int steps) {
    for (int i = 0; i < steps; i++) {
      try (Scope scope = backend.scope()) {
        p.assign(p.detach().add(1));
        averages.update();
        averages.use(() -> p.sum().item());
      }
    }
  }

  @Test
  default void averagesGoOn() {
    Parameter p = leaf(1);
    AveragedWeights swa = AveragedWeights.swa(Map.of("p", p));
    swa.update();
    AveragedWeights.State state = swa.state();
    Parameter other = leaf(4);
    AveragedWeights resumed = AveragedWeights.swa(Map.of("p", other));
    resumed.restore(state);
    resumed.update();
    assertEquals(2, resumed.state().averaged());
    assertEquals(2.5, average(resumed));
    Expect.error(
        () -> resumed.restore(AveragedWeights.swa(Map.of("q", p)).state()), "restore", "[q]");
    Expect.error(
        () -> resumed.restore(AveragedWeights.swa(Map.of("p", leaf(1, 2))).state()), "[1]", "[2]");
    assertEquals(2.5, average(resumed));
    Expect.error(() -> AveragedWeights.ema(Map.of("p", p), 1.5), "ema", "decay", "1.5");
  }

  private static double average(AveragedWeights averages) {
    return Objects.requireNonNull(averages.state().tensors().get("p")).item();
  }

  /** Through tensors by name an optimizer's state comes back whole, and others are refused. */
  @Test
  default void optimizerStatesAsTensors() {
    Parameter p = leaf(1, 2);
    Parameter untouched = leaf(3);
    Optimizer adam = backend().adam(List.of(p, untouched), 0.1);
    p.grad(tensor(DType.FLOAT32, Shape.of(2), 3, -4));
    adam.step();
    Map<String, Tensor> saved = new LinkedHashMap<>(adam.state().toTensors(backend()));
    assertEquals(1, Expect.named(saved, "parameters.0.numbers.step").item());
    assertEquals(0.1, Expect.named(saved, "groups.0.learningRate").item());
    assertEquals(adam.state().groups(), OptimizerState.ofTensors(saved).groups());
    Optimizer other = backend().adam(List.of(leaf(1, 2), leaf(3)), 0.5);
    other.restore(OptimizerState.ofTensors(saved));
    Map<String, Tensor> again = other.state().toTensors(backend());
    assertEquals(saved.keySet(), again.keySet());
    saved.forEach((name, t) -> assertEquals(t.toHost(), Expect.named(again, name).toHost(), name));
    saved.put("parameters.2.numbers.step", Expect.named(saved, "groups"));
    Expect.error(() -> OptimizerState.ofTensors(saved), "toTensors", "parameters.2.numbers.step");
    Expect.error(() -> OptimizerState.ofTensors(Map.of()), "none called 'parameters'");
    Expect.error(() -> OptimizerState.ofTensors(Map.of("parameters", p)), "of shape [2]");
  }
}
