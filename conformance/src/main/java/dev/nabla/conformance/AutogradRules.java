package dev.nabla.conformance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nabla.tensor.DType;
import dev.nabla.tensor.GraphMode;
import dev.nabla.tensor.Parameter;
import dev.nabla.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

/** L2: how gradients accumulate, where they stop, and when they cannot be had. */
@InTier(Tier.L2)
interface AutogradRules extends Subject {
  private Parameter parameter(float... values) {
    return backend().parameter(backend().tensor(values));
  }

  @Test
  default void gradientsAccumulateUntilZeroed() {
    Parameter w = parameter(1, 2);
    assertFalse(w.hasGrad());
    w.mul(3).sum().backward();
    w.mul(4).sum().backward();
    assertArrayEquals(new float[] {7, 7}, w.grad().toFloatArray());
    Tensor before = w.grad();
    w.zeroGrad();
    assertFalse(w.hasGrad());
    assertArrayEquals(new float[] {7, 7}, before.toFloatArray(), "what grad() gave out stays");
    Expect.error(w::grad, "grad", "[2]", "backward()");
  }

  /** PyTorch's amax and maximum: equal elements share the gradient. */
  @Test
  default void tiesShareTheGradient() {
    Parameter w = parameter(2, 5, 5, 1);
    w.amax().backward();
    assertArrayEquals(new float[] {0, 0.5f, 0.5f, 0}, w.grad().toFloatArray());
    w.zeroGrad();
    w.maximum(backend().tensor(2f, 6f, 4f, 1f)).sum().backward();
    assertArrayEquals(new float[] {0.5f, 0, 1, 0.5f}, w.grad().toFloatArray());
    w.zeroGrad();
    w.sub(2).relu().add(w.sub(2).abs()).sum().backward();
    assertArrayEquals(new float[] {0, 2, 2, -1}, w.grad().toFloatArray(), "relu and abs at 0");
  }

  /** PyTorch: {@code d(0^b)/da} is 0 at b = 0, and {@code d(0^b)/db} is 0. */
  @Test
  default void powersAtZero() {
    Parameter a = parameter(0, 0, 2);
    Parameter b = parameter(0, 2, 0);
    a.pow(b).sum().backward();
    assertArrayEquals(new float[] {0, 0, 0}, a.grad().toFloatArray());
    assertArrayEquals(new float[] {0, 0, (float) Math.log(2)}, b.grad().toFloatArray(), 1e-7f);
  }

  /** PyTorch: the quotient is that of the forward pass, 9 for 1 % 0.1 and -1 for -1 % infinity. */
  @Test
  default void remaindersTakeTheQuotientThatTheyUsed() {
    Parameter a = backend().parameter(backend().tensor(1.0, -1.0, 1.0));
    Parameter b = backend().parameter(backend().tensor(0.1, Double.POSITIVE_INFINITY, 0.3));
    a.remainder(b).sum().backward();
    assertArrayEquals(new double[] {1, 1, 1}, a.grad().toDoubleArray());
    assertArrayEquals(new double[] {-9, 1, -3}, b.grad().toDoubleArray());
  }

  @Test
  default void nothingFlowsThroughDetachAndNoGrad() {
    Parameter w = parameter(3);
    assertTrue(w.requiresGrad());
    assertTrue(w.mul(2).requiresGrad());
    assertFalse(w.detach().mul(2).requiresGrad());
    Tensor silent = backend().noGrad(() -> w.mul(2));
    assertFalse(silent.requiresGrad());
    assertFalse(w.gt(0).requiresGrad());
    w.mul(w.detach()).sum().backward();
    assertEquals(3, w.grad().item());
    assertTrue(w.mul(2).requiresGrad(), "recording goes on after noGrad");
  }

  @Test
  default void assignedParametersChangeAndTheirTensorsStay() {
    Parameter w = parameter(1, 2);
    Tensor detached = w.detach();
    Tensor product = w.mul(10);
    w.assign(w.add(1));
    assertArrayEquals(new float[] {2, 3}, w.toFloatArray());
    assertArrayEquals(new float[] {1, 2}, detached.toFloatArray());
    assertArrayEquals(new float[] {10, 20}, product.toFloatArray());
    product.sum().backward(); // its rule needs no value of w
    assertArrayEquals(new float[] {10, 10}, w.grad().toFloatArray());
  }

  /** What was computed before the assignment has the gradient of the old value. */
  @Test
  default void viewsOfAssignedParametersStay() {
    Parameter w = parameter(3);
    Tensor square = w.reshape(1, 1).matmul(w.reshape(1, 1)).sum();
    w.assign(backend().tensor(5f));
    square.backward();
    assertEquals(6, w.grad().item());
  }

  /** A rule that reads a parameter after it was assigned must not use the new value. */
  @Test
  default void staleParametersAreErrors() {
    Parameter w = parameter(3);
    Tensor square = w.mul(w).sum();
    w.assign(backend().tensor(5f));
    Expect.error(square::backward, "backward", "'mul'", "assigned 1 time");
    assertFalse(w.hasGrad());
  }

  @Test
  default void graphsAreWalkedOnce() {
    Parameter w = parameter(3);
    Tensor loss = w.square().sum();
    loss.backward(GraphMode.RETAIN);
    loss.backward();
    assertEquals(12, w.grad().item());
    Expect.error(loss::backward, "backward", "RETAIN");
    assertEquals(12, w.grad().item(), "the failed walk changed nothing");
  }

  @Test
  default void onlyScalarsWithAHistoryWalk() {
    Parameter w = parameter(1, 2);
    Expect.error(() -> w.mul(2).backward(), "backward", "a scalar", "[2]", "mean()");
    Expect.error(() -> backend().scalar(1).backward(), "backward", "parameter");
  }

  /** {@code y = x^3}: {@code y' = 3x^2}, {@code y'' = 6x}, {@code y''' = 6}. */
  @Test
  default void gradientsHaveGradients() {
    Parameter x = backend().parameter(backend().tensor(2.0));
    Tensor y = x.mul(x).mul(x).sum();
    Tensor first = backend().gradients(y, List.of(x), GraphMode.CREATE).get(0);
    Tensor second = backend().gradients(first, List.of(x), GraphMode.CREATE).get(0);
    Tensor third = backend().gradients(second, List.of(x), GraphMode.FREE).get(0);
    assertEquals(12, first.item());
    assertEquals(12, second.item());
    assertEquals(6, third.item());
    assertFalse(x.hasGrad(), "gradients() leaves the parameter's own alone");
    y = x.mul(x).sum();
    y.backward(GraphMode.CREATE);
    x.grad().sum().backward();
    assertEquals(4 + 2, x.grad().item(), "2x, and then 2 on top");
  }

  /** Of what came in between, too. */
  @Test
  default void gradientsOfIntermediates() {
    Parameter x = parameter(2);
    Tensor y = x.mul(3);
    Tensor z = y.square().sum();
    List<Tensor> g = backend().gradients(z, List.of(y, x), GraphMode.FREE);
    assertEquals(12, g.get(0).item());
    assertEquals(36, g.get(1).item());
    Parameter other = parameter(1);
    Tensor sum = x.sum();
    Expect.error(
        () -> backend().gradients(sum, List.of(x, other), GraphMode.FREE), "gradients", "input 1");
    assertEquals(1, backend().gradients(sum, List.of(x), GraphMode.FREE).get(0).item(), "intact");
  }

  /** What does not lie between the output and the inputs is neither walked nor let go of. */
  @Test
  default void gradientsWalkNoFurtherThanTheirInputs() {
    Parameter x = parameter(2);
    Tensor y = x.square();
    Tensor z = y.square().sum();
    assertEquals(8, backend().gradients(z, List.of(y), GraphMode.FREE).get(0).item());
    y.sum().backward();
    assertEquals(4, x.grad().item());
  }

  /** Depth costs no stack. */
  @Test
  default void deepGraphs() {
    Parameter w = parameter(1);
    Tensor y = w;
    for (int i = 0; i < 20_000; i++) {
      y = y.add(1);
    }
    y.sum().backward();
    assertEquals(1, w.grad().item());
  }

  @Test
  default void gradientsPassBetweenFloatingTypes() {
    Parameter w = parameter(3);
    w.to(DType.FLOAT64).square().sum().backward();
    assertEquals(DType.FLOAT32, w.grad().dtype());
    assertEquals(6, w.grad().item());
  }
}
