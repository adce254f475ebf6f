package dev.nabla.conformance;

import static dev.nabla.conformance.Expect.test;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.nabla.tensor.Axes;
import dev.nabla.tensor.DType;
import dev.nabla.tensor.Parameter;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import dev.nabla.tensor.ValuesAndIndices;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** L2: what is composed of several operations, where it bends, ends or is undefined. */
@InTier(Tier.L2)
interface CompositionRules extends Subject {
  /** PyTorch's gradients at corners, ties and poles. */
  @TestFactory
  default List<DynamicTest> kinks() {
    double infinity = Double.POSITIVE_INFINITY;
    double[] ends = {-2, -1, 0, 1, 2};
    return List.of(
        kink("leakyRelu", x -> x.leakyRelu(0.25), at(-1, 0, 2), 0.25, 0.25, 1),
        kink("elu", x -> x.elu(0.25), at(0, 2), 0.25, 1),
        kink("selu", Tensor::selu, at(0, 2), 1.7580993408473766, 1.0507009873554805),
        kink("softplus", Tensor::softplus, at(-1000, 21, 1000), 0, 1, 1),
        kink("hardtanh", x -> x.hardtanh(-1, 1), ends, 0, 0, 1, 0, 0),
        kink("clamp", x -> x.clamp(-1, 1), ends, 0, 1, 1, 1, 0),
        kink("clamp/crossed", x -> x.clamp(1, -1), ends, 0, 0, 0, 0, 0),
        kink("clamp/tensors", x -> x.clamp(x.mul(0).sub(1), x.sub(x)), ends, 0, 1, 1, 0, 0),
        kink("fmod", x -> x.fmod(3), at(-3, 0, 3), 1, 1, 1),
        kink("asin", Tensor::asin, at(1, -1), infinity, infinity),
        kink("acos", Tensor::acos, at(1, -1), -infinity, -infinity),
        kink("std", x -> x.std(), at(2, 2), 0, 0),
        kink("norm/2", Tensor::norm, at(0, 0), 0, 0),
        kink("norm/3", x -> x.norm(3, Axes.DROP), at(0, 0), 0, 0),
        kink("norm/half", x -> x.norm(0.5, Axes.DROP), at(0, 4, 1), 0, 1.5, 3),
        kink("norm/infinity", x -> x.norm(infinity, Axes.DROP), at(3, -3, 1), 0.5, -0.5, 0),
        kink("max", x -> x.max(), at(1, 3, 3), 0, 0.5, 0.5),
        kink("max/axis", x -> x.max(0).values(), at(1, 3, 3), 0, 1, 0),
        kink("median", x -> x.median(), at(1, 3, 1, 9), 0.5, 0, 0.5, 0),
        kink("median/axis", x -> x.median(0).values(), at(2, 1, 2, 5), 1, 0, 0, 0));
  }

  private static double[] at(double... x) {
    return x;
  }

  private DynamicTest kink(
      String name, UnaryOperator<Tensor> function, double[] x, double... gradient) {
    return test(
        () -> {
          Shape shape = Shape.of(x.length);
          Parameter p = backend().parameter(tensor(DType.FLOAT64, shape, x));
          function.apply(p).sum().backward();
          Expect.within(4, p.grad(), DType.FLOAT64, shape, i -> gradient[i[0]]);
        },
        name,
        "kink");
  }

  /** The first of equals, NaN before all, the lower of two middle elements. */
  @Test
  default void choicesWithTheirPlaces() {
    Tensor x = tensor(DType.FLOAT32, Shape.of(2, 4), 3, 1, 3, 1, 0, Double.NaN, 5, Double.NaN);
    chosen(x.max(1), at(3, Double.NaN), 0, 1);
    chosen(x.min(-1), at(1, Double.NaN), 1, 1);
    chosen(x.median(1), at(1, Double.NaN), 3, 1);
    chosen(x.t().median(0), at(1, Double.NaN), 3, 1);
    assertEquals(Double.NaN, x.median().item());
    assertEquals(Double.NaN, tensor(DType.FLOAT32, Shape.of(0)).median().item());
    assertEquals(2, backend().tensor(9L, 2L, -5L, 3L).median().item());
    ValuesAndIndices any = backend().tensor(false, true, true).max(0);
    assertEquals(DType.BOOL, any.values().dtype());
    assertEquals(1, any.indices().item());
    Expect.error(() -> tensor(DType.FLOAT32, Shape.of(2, 0)).median(1), "[2, 0]");
  }

  private static void chosen(ValuesAndIndices found, double[] values, long... indices) {
    Expect.same(found.values(), DType.FLOAT32, Shape.of(2), i -> values[i[0]]);
    assertArrayEquals(indices, found.indices().toLongArray());
  }

  @Test
  default void foldsOfNothing() {
    Tensor nothing = tensor(DType.FLOAT32, Shape.of(2, 0));
    double none = Double.NEGATIVE_INFINITY;
    Expect.same(nothing.logSumExp(1), DType.FLOAT32, Shape.of(2), i -> none);
    Expect.same(nothing.norm(2, Axes.DROP, 1), DType.FLOAT32, Shape.of(2), i -> 0);
    Expect.same(nothing.var(1), DType.FLOAT32, Shape.of(2), i -> Double.NaN);
    Expect.same(nothing.countNonZero(1), DType.INT64, Shape.of(2), i -> 0);
    Expect.same(nothing.cumProd(1), DType.FLOAT32, Shape.of(2, 0), i -> 0);
    assertEquals(Double.NaN, backend().scalar(3).var().item(), "of one element");
  }

  @Test
  default void integersAndTruthValues() {
    Tensor x = backend().tensor(3L, -2L, 0L, 5L);
    assertArrayEquals(new long[] {3, -6, 0, 0}, x.cumProd(0).toLongArray());
    assertArrayEquals(new long[] {0, -2, 0, 2}, x.fmod(3).toLongArray());
    assertArrayEquals(new long[] {2, 0, 0, 2}, x.clamp(0, 2).toLongArray());
    assertEquals(3, x.countNonZero().item());
    Expect.same(x.isInfinite(), DType.BOOL, Shape.of(4), i -> 0);
    Expect.same(backend().tensor(true).isFinite(), DType.BOOL, Shape.of(1), i -> 1);
  }

  /** Where {@code ln(x) / ln(2)} would be an ULP off. */
  @Test
  default void logarithmsOfPowersOfTwo() {
    int[] exponents = {-1074, -1022, -150, -29, -1, 0, 3, 29, 127, 1023};
    double[] powers = Arrays.stream(exponents).mapToDouble(e -> Math.scalb(1.0, e)).toArray();
    Tensor x = tensor(DType.FLOAT64, Shape.of(10), powers);
    Expect.same(x.log2(), DType.FLOAT64, Shape.of(10), i -> exponents[i[0]]);
  }

  @Test
  default void compositionsThatDoNotFit() {
    Tensor i = backend().tensor(1L, 2L);
    Expect.error(i::gelu, "gelu", "floating", "INT64", "to(DType.FLOAT32)");
    Expect.error(i::std, "std", "floating", "INT64");
    Expect.error(() -> i.lerp(i, 0.5), "lerp", "floating", "INT64");
    Expect.error(() -> i.hardtanh(1, 0), "hardtanh", "low <= high", "low 1.0 and high 0.0");
    Expect.error(() -> i.fmod(0).toHost(), "fmod", "1 % 0", "where");
    Expect.error(() -> backend().tensor(true).cumProd(0), "cumProd", "BOOL", "to(DType.INT64)");
  }
}
