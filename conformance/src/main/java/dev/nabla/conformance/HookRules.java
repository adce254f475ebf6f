package dev.nabla.conformance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.nabla.tensor.GradientHook;
import dev.nabla.tensor.GraphMode;
import dev.nabla.tensor.Parameter;
import dev.nabla.tensor.RetainedGradient;
import dev.nabla.tensor.Scope;
import dev.nabla.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** L2: what users have run on gradients. */
@InTier(Tier.L2)
interface HookRules extends Subject {
  private Parameter parameter(float... values) {
    return backend().parameter(backend().tensor(values));
  }

  /** Recorded from PyTorch: register_hook thrice, retain_grad first. */
  @Test
  default void hooksReplaceGradients() {
    Parameter w = parameter(1, 2);
    Tensor y = w.mul(3);
    RetainedGradient retained = y.retainGrad();
    Expect.error(retained::grad, "retainGrad", "[2]", "backward()");
    List<Tensor> seen = new ArrayList<>();
    w.onGradient(
        g -> {
          seen.add(g);
          return g.mul(2);
        });
    w.onGradient(
        g -> {
          seen.add(g);
          return g.add(1);
        });
    y.onGradient(g -> g.mul(10));
    y.mul(y).sum().backward();
    assertEquals(2, seen.size(), "once, though two paths meet in y");
    assertArrayEquals(new float[] {180, 360}, seen.get(0).toFloatArray());
    assertArrayEquals(new float[] {360, 720}, seen.get(1).toFloatArray());
    assertArrayEquals(new float[] {361, 721}, w.grad().toFloatArray());
    assertArrayEquals(new float[] {60, 120}, retained.grad().toFloatArray());
  }

  /** PyTorch: {@code w.register_hook(lambda g: g * 5); grad((w * w).sum(), [w])} is 20. */
  @Test
  default void hooksSeeWhatGradientsReturn() {
    Parameter w = parameter(2);
    GradientHook hook = w.onGradient(g -> g.mul(5));
    Tensor loss = w.mul(w).sum();
    assertEquals(20, backend().gradients(loss, List.of(w), GraphMode.RETAIN).get(0).item());
    hook.remove();
    hook.remove();
    assertEquals(4, backend().gradients(loss, List.of(w), GraphMode.RETAIN).get(0).item());
    w.onGradient(g -> g.mul(w));
    Tensor g = backend().gradients(loss, List.of(w), GraphMode.CREATE).get(0); // 2 w * w
    g.sum().backward();
    assertEquals(4 * 2 * 2, w.grad().item(), "4 w, hooked once more");
  }

  /** Two walks over one graph add up, as PyTorch's retain_grad has it. */
  @Test
  default void retainedGradientsAddUp() {
    Parameter w = parameter(1, 2);
    Tensor y = w.mul(3);
    RetainedGradient retained = y.retainGrad();
    Tensor loss = y.mul(y).sum();
    loss.backward(GraphMode.RETAIN);
    loss.backward(GraphMode.RETAIN);
    assertArrayEquals(new float[] {12, 24}, retained.grad().toFloatArray());
    retained.remove();
    loss.backward();
    assertArrayEquals(new float[] {12, 24}, retained.grad().toFloatArray());
  }

  /** What a hook stores belongs to the scope around the walk. */
  @Test
  default void hookedGradientsOutliveTheWalk() {
    Parameter w = parameter(1, 2);
    List<Tensor> seen = new ArrayList<>();
    try (Scope scope = backend().scope()) {
      Tensor y = w.mul(3);
      RetainedGradient retained = y.retainGrad();
      y.onGradient(
          g -> {
            seen.add(g.mul(2));
            return g;
          });
      y.mul(y).sum().backward();
      assertEquals(18, retained.grad().sum().item());
      assertEquals(36, seen.get(0).sum().item());
    }
    Expect.error(() -> seen.get(0).toHost(), "tensor", "scope");
  }

  @Test
  default void hooksThatDoNotFit() {
    Parameter w = parameter(1, 2);
    Expect.error(() -> w.detach().onGradient(g -> g), "onGradient", "parameter");
    Expect.error(() -> w.detach().retainGrad(), "retainGrad", "parameter");
    GradientHook sum = w.onGradient(Tensor::sum);
    Expect.error(() -> w.sum().backward(), "onGradient", "[2]", "[]");
    sum.remove();
    w.onGradient(HookRules::nothing);
    Expect.error(() -> w.sum().backward(), "onGradient", "null");
    assertFalse(w.hasGrad());
  }

  @SuppressWarnings("NullAway") // what a user may do
  private static Tensor nothing(Tensor gradient) {
    return null;
  }
}
