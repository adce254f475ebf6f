package dev.nabla.conformance;

import static dev.nabla.conformance.Expect.test;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.nabla.backend.Backend;
import dev.nabla.tensor.DType;
import dev.nabla.tensor.Generator;
import dev.nabla.tensor.HostArray;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** L1: creation, and random numbers that are the generator's, whatever the backend. */
@InTier(Tier.L1)
interface RandomRules extends Subject {
  @TestFactory
  default Stream<DynamicTest> fills() {
    return Arrays.stream(DType.values())
        .flatMap(
            dtype ->
                Stream.of(Shape.of(), Shape.of(2, 0), Shape.of(3, 5))
                    .map(shape -> test(() -> fills(dtype, shape), "fill", dtype, shape)));
  }

  private void fills(DType dtype, Shape shape) {
    double seven = dtype == DType.BOOL ? 1 : 7;
    Expect.same(backend().zeros(shape, dtype), dtype, shape, i -> 0);
    Expect.same(backend().ones(shape, dtype), dtype, shape, i -> 1);
    Expect.same(backend().full(shape, 7, dtype), dtype, shape, i -> seven);
    Tensor like = backend().ones(shape, dtype);
    Expect.same(backend().zerosLike(like), dtype, shape, i -> 0);
    Expect.same(backend().onesLike(like), dtype, shape, i -> 1);
    Expect.same(backend().fullLike(like, 7), dtype, shape, i -> seven);
    Expect.same(backend().eye(3, dtype), dtype, Shape.of(3, 3), i -> i[0] == i[1] ? 1 : 0);
  }

  @Test
  default void ranges() {
    Tensor ints = backend().arange(5, 0, -2, DType.INT64);
    Expect.same(ints, DType.INT64, Shape.of(3), i -> 5 - 2 * i[0]);
    Tensor floats = backend().arange(0, 1, 0.25, DType.FLOAT32);
    Expect.same(floats, DType.FLOAT32, Shape.of(4), i -> i[0] / 4.0);
    Expect.same(backend().arange(1, 1, 1, DType.FLOAT64), DType.FLOAT64, Shape.of(0), i -> 0);
    Expect.same(backend().linspace(1, 3, 5), DType.FLOAT32, Shape.of(5), i -> 1 + i[0] / 2.0);
    Expect.same(backend().linspace(1, 3, 1, DType.FLOAT64), DType.FLOAT64, Shape.of(1), i -> 1);
    Expect.same(backend().eye(0), DType.FLOAT32, Shape.of(0, 0), i -> 0);
  }

  @TestFactory
  default Stream<DynamicTest> drawsOfTheGenerator() {
    Shape shape = Shape.of(3, 11);
    int n = 33;
    return Stream.of(
        drawn("rand/f32", b -> b.rand(shape), g -> g.uniform(n, 0, 1)),
        drawn(
            "rand/f64", b -> b.rand(shape, DType.FLOAT64), g -> g.uniform(n, 0, 1, DType.FLOAT64)),
        drawn("uniform/f32", b -> b.uniform(shape, -1, 2), g -> g.uniform(n, -1, 2)),
        drawn("randn/f32", b -> b.randn(shape), g -> g.normal(n, 0, 1, DType.FLOAT32)),
        drawn(
            "randn/f64", b -> b.randn(shape, DType.FLOAT64), g -> g.normal(n, 0, 1, DType.FLOAT64)),
        drawn("normal/f32", b -> b.normal(shape, 1, 2), g -> g.normal(n, 1, 2, DType.FLOAT32)),
        drawn(
            "randLike/f64",
            b -> b.randLike(b.zeros(shape, DType.FLOAT64)),
            g -> g.uniform(n, 0, 1, DType.FLOAT64)),
        drawn(
            "randnLike/f32",
            b -> b.randnLike(b.zeros(shape)),
            g -> g.normal(n, 0, 1, DType.FLOAT32)),
        drawn("randInt", b -> b.randInt(-5, 7, shape), g -> g.randInt(n, -5, 7)),
        drawn("randPerm", b -> b.randPerm(n), g -> g.randPerm(n)),
        drawn("bernoulli", b -> b.bernoulli(0.3, shape), g -> g.bernoulli(n, 0.3, DType.FLOAT32)),
        drawn(
            "bernoulli/tensor",
            b -> b.bernoulli(b.full(shape, 0.3, DType.FLOAT64)),
            g -> g.bernoulli(HostArray.generate(DType.FLOAT64, n, i -> 0.3))));
  }

  private DynamicTest drawn(String name, Made made, Drawn drawn) {
    return test(
        () -> {
          backend().seed(17);
          Tensor tensor = made.on(backend());
          assertEquals(drawn.from(new Generator(17)), tensor.toHost());
          backend().seed(17);
          assertEquals(tensor.toHost(), made.on(backend()).toHost(), "seeded again");
        },
        "draw",
        name);
  }

  /** {@code torch.manual_seed(3); torch.multinomial(w, 2, False)}, then 4 with replacement. */
  @Test
  default void multinomial() {
    Tensor w = backend().tensor(new float[][] {{1, 2, 0, 3}, {0, 1, 5, 0}});
    backend().seed(3);
    assertArrayEquals(
        Recorded.TORCH_MULTINOMIAL_SEED_3,
        backend().multinomial(w, 2, false).flatten().toLongArray());
    Tensor four = backend().multinomial(w.select(0, 0), 4, true);
    assertArrayEquals(Recorded.TORCH_MULTINOMIAL_THEN, four.toLongArray());
    Expect.error(() -> backend().multinomial(w.unsqueeze(0), 1, true), "multinomial", "[1, 2, 4]");
  }

  @Test
  default void nestedArrays() {
    Tensor cube = backend().nestedArray(new int[][][] {{{0, 1, 2}, {3, 4, 5}}});
    Expect.same(cube, DType.INT64, Shape.of(1, 2, 3), i -> i[1] * 3 + i[2]);
    Tensor wide = backend().tensor(new double[][] {{0, 1}, {2, 3}});
    Expect.same(wide, DType.FLOAT64, Shape.of(2, 2), i -> i[0] * 2 + i[1]);
    Tensor longs = backend().tensor(new long[][] {{0, 1}});
    Expect.same(longs, DType.INT64, Shape.of(1, 2), i -> i[1]);
    Expect.same(
        backend().tensor(new boolean[][] {{false, true}}), DType.BOOL, Shape.of(1, 2), i -> i[1]);
  }

  /** Position and limit count, and stay; so does the byte order. */
  @Test
  default void buffers() {
    for (ByteOrder order : new ByteOrder[] {ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN}) {
      ByteBuffer bytes = ByteBuffer.allocateDirect(40).order(order);
      FloatBuffer floats = bytes.asFloatBuffer().put(new float[] {9, 0, 1, 2, 3, 9});
      floats.position(1).limit(5);
      Expect.same(
          backend().tensor(floats, Shape.of(2, 2)),
          DType.FLOAT32,
          Shape.of(2, 2),
          i -> i[0] * 2 + i[1]);
      assertEquals(1, floats.position());
      assertEquals(5, floats.limit());
      DoubleBuffer doubles = bytes.asDoubleBuffer().put(new double[] {0, 1, 2}).flip();
      Expect.same(backend().tensor(doubles, Shape.of(3)), DType.FLOAT64, Shape.of(3), i -> i[0]);
      LongBuffer longs = bytes.asLongBuffer().put(new long[] {0, 1, 2}).flip();
      Expect.same(backend().tensor(longs, Shape.of(3)), DType.INT64, Shape.of(3), i -> i[0]);
    }
    FloatBuffer three = FloatBuffer.wrap(new float[3]).asReadOnlyBuffer();
    Expect.error(() -> backend().tensor(three, Shape.of(2, 2)), "tensor", "4 elements", "3");
  }

  @Test
  default void whatCannotBeMade() {
    Backend b = backend();
    Expect.error(() -> b.rand(Shape.of(1 << 16, 1 << 16)), "uniform", "[65536, 65536]");
    Expect.error(() -> b.randLike(b.tensor(1L)), "uniform", "INT64");
    Expect.error(() -> b.arange(-1), "arange", "-1");
    Expect.error(() -> b.eye(-2), "eye", "-2");
    Expect.error(() -> b.full(Shape.of(2), Double.NaN, DType.INT64), "INT64", "NaN");
    Expect.error(() -> b.bernoulli(b.tensor(0.5f, 1.5f)), "bernoulli", "1.5");
    Expect.error(() -> b.nestedArray("no array"), "nestedArray", "java.lang.String");
  }

  /** A factory's method. */
  interface Made {
    Tensor on(Backend backend);
  }

  /** A generator's method. */
  interface Drawn {
    HostArray from(Generator generator);
  }
}
