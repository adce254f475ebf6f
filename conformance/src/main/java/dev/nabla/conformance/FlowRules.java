package dev.nabla.conformance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nabla.tensor.GraphMode;
import dev.nabla.tensor.Parameter;
import dev.nabla.tensor.Tensor;
import dev.nabla.tensor.UnusedInputs;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * L2: gradients of several results, given gradients, and where gradients are switched on or off.
 */
@InTier(Tier.L2)
interface FlowRules extends Subject {
  private Parameter parameter(float... values) {
    return backend().parameter(backend().tensor(values));
  }

  @Test
  default void backwardOfAGivenGradient() {
    Parameter w = parameter(1, 2);
    Tensor y = w.square();
    y.backward(backend().tensor(10f, -1f), GraphMode.RETAIN);
    assertArrayEquals(new float[] {20, -4}, w.grad().toFloatArray());
    y.backward(backend().tensor(0f, 1f));
    assertArrayEquals(new float[] {20, 0}, w.grad().toFloatArray());
    Expect.error(() -> y.backward(backend().tensor(0f, 1f)), "backward", "RETAIN");
  }

  @Test
  default void givenGradientsThatDoNotFit() {
    Parameter w = parameter(1, 2);
    Tensor y = w.square();
    Expect.error(() -> y.backward(backend().tensor(1f)), "backward", "[2]", "[1]");
    Expect.error(() -> y.backward(backend().tensor(1.0, 2.0)), "backward", "FLOAT32", "FLOAT64");
    Expect.error(() -> y.backward(another().tensor(1f, 2f)), "backward", "another");
    Expect.error(() -> y.detach().backward(y), "backward", "parameter");
    Expect.error(
        () -> backend().gradients(List.of(y, y), List.of(w), List.of(y), GraphMode.FREE),
        "gradients",
        "2 outputs",
        "found 1");
    assertFalse(w.hasGrad());
  }

  /** PyTorch: {@code grad([w * w, w.exp().sum()], [w], [[1, -1], 2])}. */
  @Test
  default void gradientsOfSeveralOutputs() {
    Parameter w = parameter(1, 2);
    Tensor seed = backend().tensor(1f, -1f);
    List<Tensor> found =
        backend()
            .gradients(
                List.of(w.mul(w), w.exp().sum()),
                List.of(w),
                List.of(seed, backend().scalar(2)),
                GraphMode.FREE);
    assertArrayEquals(
        new float[] {7.436563491821289f, 10.778112411499023f}, found.get(0).toFloatArray(), 1e-5f);
    assertFalse(w.hasGrad());
  }

  @Test
  default void unusedInputs() {
    Parameter w = parameter(1, 2);
    Parameter other = parameter(1, 2, 3);
    List<Tensor> outputs = List.of(w.sum(), backend().scalar(3));
    List<Tensor> seeds = List.of(backend().scalar(1), backend().scalar(1));
    Expect.error(
        () -> backend().gradients(w.sum(), List.of(w, other), GraphMode.FREE),
        "gradients",
        "input 1",
        "[3]",
        "ZEROS");
    List<Tensor> found =
        backend().gradients(outputs, List.of(other, w), seeds, GraphMode.FREE, UnusedInputs.ZEROS);
    assertArrayEquals(new float[] {0, 0, 0}, found.get(0).toFloatArray());
    assertArrayEquals(new float[] {1, 1}, found.get(1).toFloatArray());
  }

  /** What lies beyond the inputs is left alone: it is not walked, so it need not be there. */
  @Test
  default void gradientsStopAtTheirInputs() {
    Parameter w = parameter(3);
    Tensor y = w.square();
    y.sum().backward();
    assertEquals(
        12,
        backend()
            .gradients(y.square().mul(2 / 3.0).sum(), List.of(y), GraphMode.FREE)
            .get(0)
            .item(),
        1e-4);
    Tensor z = w.square();
    Tensor loss = z.exp().sum();
    backend().gradients(loss, List.of(z), GraphMode.FREE);
    z.sum().backward(); // its own graph is still there
    Expect.error(() -> backend().gradients(loss, List.of(w), GraphMode.FREE), "RETAIN");
  }

  @Test
  default void enableGradInsideNoGrad() {
    Parameter w = parameter(3);
    backend()
        .noGrad(
            () -> {
              assertFalse(w.mul(2).requiresGrad());
              Tensor loss = backend().enableGrad(() -> w.square().sum());
              assertFalse(w.mul(2).requiresGrad(), "off again");
              loss.backward();
            });
    assertEquals(6, w.grad().item());
    backend().enableGrad(() -> assertTrue(w.mul(2).requiresGrad()));
  }

  @Test
  default void threadStateOutlivesExceptions() {
    Parameter w = parameter(3);
    Tensor stale = w.mul(w).sum();
    w.assign(backend().tensor(4f));
    Expect.error(stale::backward, "assigned 1 time");
    Expect.error(() -> backend().noGrad(() -> w.matmul(w.sum())), "matmul");
    Expect.error(() -> backend().enableGrad(() -> w.matmul(w.sum())), "matmul");
    w.onGradient(g -> g.add(w.matmul(w.sum())));
    Expect.error(() -> w.sum().backward(), "matmul");
    assertFalse(w.hasGrad());
    assertTrue(w.mul(w).requiresGrad(), "recording");
    assertEquals(16, w.mul(w).item(), "outside of the failed walk");
  }

  /** What a walk made before it failed is released with it. */
  @Test
  default void failedWalksLeaveNothingAlive() {
    Parameter w = parameter(3, 4);
    Tensor stale = w.mul(w).exp().sum();
    w.assign(backend().tensor(4f, 5f));
    long before = backend().nativeMemory().arrays();
    for (int i = 0; i < 50; i++) {
      Expect.error(stale::backward, "assigned 1 time");
    }
    long after = backend().nativeMemory().arrays();
    assertTrue(after <= before, () -> before + " became " + after);
  }

  @Test
  default void frozenParameters() {
    Parameter w = parameter(2);
    Parameter u = parameter(3);
    w.requiresGrad(false);
    assertFalse(w.requiresGrad());
    assertFalse(w.mul(2).requiresGrad());
    w.mul(u).sum().backward();
    assertFalse(w.hasGrad());
    assertEquals(2, u.grad().item());
    Expect.error(
        () -> backend().gradients(w.mul(u).sum(), List.of(w), GraphMode.FREE), "gradients");
    w.requiresGrad(true);
    w.mul(u).sum().backward();
    assertEquals(3, w.grad().item());
  }

  /** PyTorch: a graph recorded before leaves alone what is frozen when it is walked. */
  @Test
  default void parametersFrozenAfterRecording() {
    Parameter w = parameter(2);
    Parameter u = parameter(3);
    Tensor loss = w.mul(u).sum();
    w.requiresGrad(false);
    loss.backward(GraphMode.RETAIN);
    assertFalse(w.hasGrad());
    assertEquals(2, u.grad().item());
    w.requiresGrad(true);
    loss.backward();
    assertEquals(3, w.grad().item());
  }
}
