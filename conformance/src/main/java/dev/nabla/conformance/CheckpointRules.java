package dev.nabla.conformance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nabla.autograd.GradCheck;
import dev.nabla.nn.Module;
import dev.nabla.tensor.DType;
import dev.nabla.tensor.GraphMode;
import dev.nabla.tensor.Parameter;
import dev.nabla.tensor.Scope;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** L2: pieces of a graph that are computed again instead of kept. */
@InTier(Tier.L2)
interface CheckpointRules extends Subject {
  private Parameter parameter(float... values) {
    return backend().parameter(backend().tensor(values));
  }

  private Tensor dropped(Tensor x) {
    return x.mul(backend().uniform(x.shape(), 0, 1).gt(0.5).to(x.dtype()));
  }

  /** The gradients of a small model with random numbers in it. */
  private List<float[]> gradients(boolean checkpoint) {
    backend().seed(7);
    Module first = backend().linear(3, 8);
    Module second = backend().linear(8, 2);
    Parameter x = backend().parameter(backend().uniform(Shape.of(4, 3), -1, 1));
    Tensor scaled = x.mul(2);
    Supplier<Tensor> body = () -> dropped(first.forward(scaled).tanh()).add(scaled.sum());
    Tensor h = checkpoint ? backend().checkpoint(body) : body.get();
    Tensor loss = second.forward(dropped(h)).square().mean().add(scaled.square().sum());
    loss.backward();
    List<float[]> found = new ArrayList<>();
    first.parameters().forEach(p -> found.add(p.grad().toFloatArray()));
    found.add(x.grad().toFloatArray());
    found.add(backend().uniform(Shape.of(3), 0, 1).toFloatArray());
    return found;
  }

  @Test
  default void checkpointsChangeNoNumber() {
    List<float[]> kept = gradients(false);
    List<float[]> computedAgain = gradients(true);
    for (int i = 0; i < kept.size() - 1; i++) {
      assertArrayEquals(kept.get(i), computedAgain.get(i), 1e-5f, "gradient " + i);
    }
    int last = kept.size() - 1;
    assertArrayEquals(kept.get(last), computedAgain.get(last), "the stream goes on as before");
  }

  @Test
  default void checkpointsComputeAgainOncePerWalk() {
    Parameter w = parameter(2);
    AtomicInteger runs = new AtomicInteger();
    Tensor y =
        backend()
            .checkpoint(
                () -> {
                  runs.incrementAndGet();
                  return w.square().mul(w).add(w);
                });
    assertEquals(1, runs.get());
    Tensor loss = y.mul(y).sum();
    loss.backward(GraphMode.RETAIN);
    assertEquals(2, runs.get());
    assertEquals(2 * 10 * 13, w.grad().item());
    loss.backward();
    assertEquals(3, runs.get());
    Expect.error(loss::backward, "backward", "RETAIN");
    assertEquals(6, backend().noGrad(() -> backend().checkpoint(() -> w.mul(3))).item());
  }

  @Test
  default void checkpointsNestAndHaveGradientsOfGradients() {
    Tensor x = sample(DType.FLOAT64, 2, 3);
    UnaryOperator<Tensor> nested =
        t -> {
          Tensor shifted = t.add(1);
          return backend()
              .checkpoint(
                  () -> {
                    Tensor e = shifted.exp();
                    return backend().checkpoint(() -> e.mul(shifted).tanh()).mul(e);
                  });
        };
    GradCheck.check(nested, x);
    GradCheck.checkSecondOrder(nested, x);
  }

  /** Hooks see the whole gradient, once, inside and outside of the piece. */
  @Test
  default void checkpointsAndHooks() {
    Parameter w = parameter(2);
    List<Double> seen = new ArrayList<>();
    w.onGradient(
        g -> {
          seen.add(g.item());
          return g;
        });
    Tensor y =
        backend()
            .checkpoint(
                () -> {
                  Tensor inner = w.mul(3);
                  inner.onGradient(g -> g.mul(10));
                  return inner.add(w);
                });
    y.add(w).sum().backward();
    assertEquals(List.of(32.0), seen);
  }

  @Test
  default void checkpointsForgetAndRelease() {
    Parameter w = parameter(1, 2);
    try (Scope scope = backend().scope()) {
      long before = backend().nativeMemory().arrays();
      List<Tensor> between = new ArrayList<>();
      Tensor y =
          backend()
              .checkpoint(
                  () -> {
                    Tensor t = w.mul(1);
                    for (int i = 0; i < 50; i++) {
                      t = t.add(1);
                    }
                    between.add(t);
                    return t.mul(t);
                  });
      assertTrue(backend().nativeMemory().arrays() <= before + 2, "one result");
      Expect.error(() -> between.get(0).toHost(), "tensor", "scope");
      y.sum().backward();
    }
    assertArrayEquals(new float[] {102, 104}, w.grad().toFloatArray());
  }

  @Test
  default void checkpointsOfWhatChanged() {
    Parameter w = parameter(2);
    Parameter other = parameter(3);
    Tensor y = backend().checkpoint(() -> w.mul(w)).sum();
    w.assign(backend().tensor(5f));
    Expect.error(y::backward, "backward", "'checkpoint'", "assigned 1 time");
    List<Parameter> read = new ArrayList<>(List.of(other));
    Tensor z = backend().checkpoint(() -> read.get(0).mul(2)).sum();
    read.set(0, w);
    Expect.error(z::backward, "checkpoint", "same tensors");
    assertFalse(w.hasGrad());
    assertFalse(other.hasGrad());
    assertEquals(5, backend().checkpoint(() -> w).item(), "of nothing at all");
    backend().checkpoint(() -> w).sum().backward();
    assertEquals(1, w.grad().item());
  }
}
