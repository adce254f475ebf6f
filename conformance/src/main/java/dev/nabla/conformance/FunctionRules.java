package dev.nabla.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nabla.autograd.Function;
import dev.nabla.autograd.GradCheck;
import dev.nabla.tensor.DType;
import dev.nabla.tensor.GraphMode;
import dev.nabla.tensor.Parameter;
import dev.nabla.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** L2: operations of the user's own, and the check of their gradients. */
@InTier(Tier.L2)
interface FunctionRules extends Subject {
  /** {@code y = x^3}, from the saved input. */
  final class Cube implements Function {
    @Override
    public Tensor forward(Context context, List<Tensor> inputs) {
      Tensor x = inputs.get(0);
      context.save(x);
      return x.mul(x).mul(x);
    }

    @Override
    public List<Tensor> backward(Context context, Tensor gradient) {
      return List.of(gradient.mul(context.saved(0).square().mul(3)));
    }
  }

  /** {@code y = e^a b}, from the saved result; b may be INT64. */
  final class Growth implements Function {
    @Override
    public Tensor forward(Context context, List<Tensor> inputs) {
      Tensor e = inputs.get(0).exp();
      Tensor y = e.mul(inputs.get(1).to(e.dtype()));
      context.save(y, inputs.get(0));
      return y;
    }

    @Override
    public List<@Nullable Tensor> backward(Context context, Tensor gradient) {
      Tensor b = context.needsGradient(1) ? gradient.mul(context.saved(1).exp()) : null;
      return Arrays.asList(gradient.mul(context.saved(0)), b);
    }
  }

  /** Whose backward is what the test says. */
  record Returning(List<Tensor> gradients) implements Function {
    @Override
    public Tensor forward(Context context, List<Tensor> inputs) {
      return inputs.get(0).mul(2);
    }

    @Override
    public List<Tensor> backward(Context context, Tensor gradient) {
      return gradients;
    }
  }

  private Parameter parameter(float... values) {
    return backend().parameter(backend().tensor(values));
  }

  @Test
  default void functionsAreOneOperation() {
    Parameter w = parameter(2);
    Tensor y = new Cube().apply(w);
    assertEquals(8, y.item());
    y.sum().backward();
    assertEquals(12, w.grad().item());
    assertFalse(new Cube().apply(w.detach()).requiresGrad());
    assertFalse(backend().noGrad(() -> new Cube().apply(w)).requiresGrad());
    Expect.error(() -> y.sum().backward(), "backward", "'Cube'", "RETAIN");
  }

  @Test
  default void functionsHaveGradientsOfGradients() {
    Tensor x = sample(DType.FLOAT64, 2, 3);
    GradCheck.check(t -> new Cube().apply(t.mul(2)), x);
    GradCheck.checkSecondOrder(t -> new Cube().apply(t.mul(2)), x);
    List<Tensor> two = List.of(x, sample(DType.FLOAT64, 2, 3).add(1));
    GradCheck.check(t -> new Growth().apply(t.get(0), t.get(1)), two);
    GradCheck.checkSecondOrder(t -> new Growth().apply(t.get(0), t.get(1)), two);
    Parameter a = backend().parameter(backend().scalar(1, DType.FLOAT64));
    Tensor first =
        backend()
            .gradients(new Growth().apply(a, backend().tensor(3L)), List.of(a), GraphMode.CREATE)
            .get(0);
    Tensor second = backend().gradients(first, List.of(a), GraphMode.FREE).get(0);
    assertEquals(3 * Math.E, second.item(), 1e-14, "through the saved result");
  }

  @Test
  default void savedParametersAreVersionChecked() {
    Parameter w = parameter(2);
    Tensor y = new Cube().apply(w).sum();
    w.assign(backend().tensor(5f));
    Expect.error(y::backward, "backward", "'Cube'", "assigned 1 time");
    assertFalse(w.hasGrad());
  }

  @Test
  default void functionsThatDoNotFit() {
    Parameter w = parameter(1, 2);
    Tensor ones = backend().ones(w.shape());
    Expect.error(() -> new Cube().apply(), "Cube", "input");
    Expect.error(() -> new Cube().apply(w, another().scalar(1)), "Cube", "another");
    Expect.error(
        () -> new Returning(List.of()).apply(w).sum().backward(), "Returning", "1 inputs", "0");
    Expect.error(
        () -> new Returning(List.of(ones.sum())).apply(w).sum().backward(), "Returning", "[2]");
    new Returning(Arrays.asList((Tensor) null)).apply(w).sum().backward();
    assertFalse(w.hasGrad(), "null is no gradient");
    new Returning(List.of(ones)).apply(w).sum().backward();
    assertTrue(w.hasGrad());
  }

  @Test
  default void wrongGradientsAreNamed() {
    Tensor x = backend().tensor(1.0, 2.0);
    Expect.error(
        () -> GradCheck.check(t -> new Returning(List.of(x)).apply(t), x),
        "gradCheck",
        "by central differences",
        "input 0 at [0] of [2]");
    Expect.error(() -> GradCheck.check(Tensor::detach, x), "gradCheck", "found 0.0");
    Expect.error(
        () -> GradCheck.checkSecondOrder(t -> t.mul(t.detach()), x), "gradCheck of second order");
    Expect.error(
        () -> GradCheck.check(Tensor::exp, backend().tensor(1f)), "FLOAT64", "FLOAT32", "to(");
    Expect.error(() -> GradCheck.check(t -> t.get(0), List.of()), "gradCheck", "one or more");
    GradCheck.check(t -> t.mul(0).add(7), x);
    GradCheck.check(t -> backend().scalar(1, DType.FLOAT64), x);
  }
}
