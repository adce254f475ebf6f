package dev.nabla.conformance;

import static dev.nabla.conformance.Expect.test;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.nabla.tensor.DType;
import dev.nabla.tensor.HostArray;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** L0: what is put in comes out. */
@InTier(Tier.L0)
interface ArrayRules extends Subject {
  @TestFactory
  default Stream<DynamicTest> create() {
    Shape[] shapes = {Shape.of(), Shape.of(1), Shape.of(21), Shape.of(3, 7), Shape.of(2, 0, 3)};
    return Arrays.stream(DType.values())
        .flatMap(
            dtype ->
                Arrays.stream(shapes)
                    .map(
                        shape ->
                            test(() -> roundTrip(dtype, shape), "create", dtype, "shape" + shape)));
  }

  private void roundTrip(DType dtype, Shape shape) {
    double[] values = Arrays.copyOf(Samples.edges(dtype), (int) shape.size());
    Tensor tensor = tensor(dtype, shape, values);
    int[] next = {0};
    Expect.same(tensor, dtype, shape, i -> values[next[0]++]);
  }

  /** Every bit of a long counts. */
  @Test
  default void int64AboveTwoToThe53() {
    long[] values = {Long.MAX_VALUE, Long.MIN_VALUE, (1L << 53) + 1, -(1L << 53) - 1};
    assertArrayEquals(values, backend().tensor(values).toLongArray());
    Tensor sum = backend().tensor(values).add(backend().tensor(-1L, 1L, 1L, -1L));
    assertArrayEquals(
        new long[] {Long.MAX_VALUE - 1, Long.MIN_VALUE + 1, (1L << 53) + 2, -(1L << 53) - 2},
        sum.toLongArray());
  }

  /** A tensor once made never changes. */
  @Test
  default void tensorsDoNotSeeLaterWrites() {
    float[] values = {1, 2, 3};
    Tensor tensor = backend().tensor(values);
    values[0] = 9;
    assertArrayEquals(new float[] {1, 2, 3}, tensor.toFloatArray());
    tensor.toFloatArray()[0] = 9;
    assertArrayEquals(new float[] {1, 2, 3}, tensor.toFloatArray());
  }

  @Test
  default void scalarsAndFills() {
    assertEquals(0.1f, backend().scalar(0.1).item());
    assertEquals(0.1, backend().scalar(0.1, DType.FLOAT64).item());
    Expect.same(backend().ones(Shape.of(2, 3)), DType.FLOAT32, Shape.of(2, 3), i -> 1);
    Expect.same(backend().zeros(Shape.of(0)), DType.FLOAT32, Shape.of(0), i -> 0);
    Expect.same(backend().arange(5), DType.INT64, Shape.of(5), i -> i[0]);
    Expect.same(backend().full(Shape.of(2), 7, DType.INT64), DType.INT64, Shape.of(2), i -> 7);
    Expect.same(backend().full(Shape.of(2), 1, DType.BOOL), DType.BOOL, Shape.of(2), i -> 1);
  }

  @TestFactory
  default Stream<DynamicTest> cast() {
    return Arrays.stream(DType.values())
        .flatMap(
            from ->
                Arrays.stream(DType.values())
                    .map(
                        to -> test(() -> casts(from, to), "to", from, Expect.name(to), "formula")));
  }

  private void casts(DType from, DType to) {
    double[] all = Samples.edges(from);
    double[] values =
        to == DType.INT64 ? Arrays.stream(all).filter(v -> Math.abs(v) < 1e15).toArray() : all;
    Shape shape = Shape.of(values.length);
    Expect.same(
        tensor(from, shape, values).to(to),
        to,
        shape,
        i ->
            switch (to) {
              case FLOAT32 -> (float) values[i[0]];
              case FLOAT64 -> values[i[0]];
              case INT64 -> (long) values[i[0]];
              case BOOL -> values[i[0]] != 0 ? 1 : 0;
            });
  }

  /** The same seed gives the same numbers everywhere: PyTorch 2.13's {@code torch.rand(5)}. */
  @Test
  default void seededStreams() {
    backend().seed(42);
    Tensor drawn = backend().uniform(Shape.of(5), 0, 1);
    assertEquals(
        new HostArray.Floats(Recorded.TORCH_RAND_SEED_42),
        drawn.toHost(),
        "torch.manual_seed(42); rand(5)");
  }
}
