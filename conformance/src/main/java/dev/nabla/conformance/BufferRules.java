package dev.nabla.conformance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nabla.tensor.Buffer;
import dev.nabla.tensor.DType;
import dev.nabla.tensor.Parameter;
import dev.nabla.tensor.Scope;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** L1: values that are replaced, of buffers and of gradients, and what outlives a scope. */
@InTier(Tier.L2)
interface BufferRules extends Subject {
  private Tensor row(DType dtype, double... values) {
    return tensor(dtype, Shape.of(values.length), values);
  }

  private Tensor floats(double... values) {
    return row(DType.FLOAT32, values);
  }

  @Test
  default void aBufferAndItsValuesOutliveScopes() {
    List<Tensor> before = new ArrayList<>();
    Buffer buffer;
    try (Scope scope = backend().scope()) {
      buffer = floats(1, 2).add(1).toBuffer();
      before.add(scope.keep(buffer.detach()));
    }
    try (Scope scope = backend().scope()) {
      buffer.assign(buffer.mul(10));
    }
    assertArrayEquals(new float[] {20, 30}, buffer.toFloatArray());
    assertArrayEquals(new float[] {2, 3}, before.get(0).toFloatArray(), "taken before");
    assertFalse(buffer.requiresGrad());
  }

  /** What has another shape, dtype or backend is refused, and the value stays. */
  @Test
  default void valuesThatDoNotFitABuffer() {
    Buffer buffer = floats(1, 2).toBuffer();
    Expect.error(() -> buffer.assign(floats(1, 2, 3)), "assign", "[2]", "[3]", "a buffer keeps");
    Expect.error(() -> buffer.assign(row(DType.FLOAT64, 1, 2)), "assign", "FLOAT32", "FLOAT64");
    Expect.error(() -> buffer.assign(another().ones(Shape.of(2))), "assign", "another");
    Tensor released;
    try (Scope scope = backend().scope()) {
      released = floats(1, 2).add(1);
    }
    Expect.error(() -> buffer.assign(released), "still held");
    assertArrayEquals(new float[] {1, 2}, buffer.toFloatArray());
  }

  /** Each rule that would read a buffer as it was says so, whatever place the buffer took. */
  @TestFactory
  default Stream<DynamicTest> rulesThatReadABuffer() {
    return Stream.of(
        read("mul", floats(2, 3), floats(4, 5), Tensor::mul),
        read("gather", row(DType.INT64, 0, 1), row(DType.INT64, 1, 1), (p, i) -> p.gather(0, i)),
        read(
            "scatterAdd",
            row(DType.INT64, 0, 1),
            row(DType.INT64, 1, 1),
            (p, i) -> backend().zeros(Shape.of(2)).scatterAdd(0, i, p)),
        read(
            "where",
            row(DType.BOOL, 0, 1),
            row(DType.BOOL, 1, 1),
            (p, c) -> c.where(p, p.scalarLike(0))));
  }

  private DynamicTest read(
      String op, Tensor first, Tensor second, BiFunction<Tensor, Buffer, Tensor> result) {
    return Expect.test(
        () -> {
          Buffer buffer = first.toBuffer();
          Parameter p = backend().parameter(floats(6, 7));
          Tensor stale = result.apply(p, buffer).sum();
          buffer.assign(second);
          Expect.error(stale::backward, "backward", "a buffer of shape [2]", "'" + op + "'");
          assertFalse(p.hasGrad());
          result.apply(p, buffer).sum().backward();
          assertTrue(p.hasGrad(), "recorded anew");
        },
        "buffer",
        op);
  }

  /** A sum's gradient asks for no values. */
  @Test
  default void rulesThatReadNoBuffer() {
    Buffer buffer = floats(1, 2).toBuffer();
    Parameter p = backend().parameter(floats(3, 4));
    Tensor loss = p.add(buffer).sum();
    buffer.assign(floats(5, 6));
    loss.backward();
    assertArrayEquals(new float[] {1, 1}, p.grad().toFloatArray());
  }

  /** A gradient set in a scope stays; one that does not fit leaves it. */
  @Test
  default void aGradientFromAScope() {
    Parameter p = backend().parameter(floats(1, 2));
    try (Scope scope = backend().scope()) {
      p.square().sum().backward();
      p.grad(p.grad().mul(2));
    }
    assertArrayEquals(new float[] {4, 8}, p.grad().toFloatArray());
    assertFalse(p.grad().requiresGrad());
    Expect.error(() -> p.grad(floats(1)), "grad", "[2]", "[1]");
    Expect.error(() -> p.grad(row(DType.FLOAT64, 1, 2)), "grad", "FLOAT32", "FLOAT64");
    Expect.error(() -> p.grad(another().ones(Shape.of(2))), "grad", "another");
    assertArrayEquals(new float[] {4, 8}, p.grad().toFloatArray());
    p.sum().backward();
    assertArrayEquals(new float[] {5, 9}, p.grad().toFloatArray(), "added to what was set");
  }

  /** A thread reads one value or the other while another thread assigns. */
  @Test
  default void aBufferOfTwoThreads() throws InterruptedException {
    Buffer buffer = backend().ones(Shape.of(64)).toBuffer();
    Thread writer =
        new Thread(
            () -> {
              for (int i = 0; i < 300; i++) {
                try (Scope scope = backend().scope()) {
                  buffer.assign(backend().full(Shape.of(64), 1 + i % 2, DType.FLOAT32));
                }
              }
            });
    writer.start();
    List<Double> sums = new ArrayList<>();
    try (Scope scope = backend().scope()) {
      do {
        sums.add(buffer.sum().item());
      } while (writer.isAlive());
    }
    writer.join();
    sums.forEach(sum -> assertTrue(sum == 64 || sum == 128, () -> "a sum of " + sum));
    assertEquals(128, buffer.sum().item());
  }
}
