package dev.nabla.conformance;

import static dev.nabla.conformance.Expect.test;

import dev.nabla.tensor.DType;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** L1: sums of products over labelled axes; on small integers, so that they are exact. */
@InTier(Tier.L1)
interface ContractionRules extends Subject {
  @TestFactory
  default List<DynamicTest> contraction() {
    List<DynamicTest> tests = new ArrayList<>();
    for (DType dtype : new DType[] {DType.FLOAT32, DType.FLOAT64, DType.INT64}) {
      Tensor a = tensor(dtype, Shape.of(2, 3), 1, -2, 3, 4, 5, -6);
      Tensor b = tensor(dtype, Shape.of(3, 3), 2, 0, 1, -1, 3, 5, 7, -4, 2);
      double[][] x = {{1, -2, 3}, {4, 5, -6}};
      double[][] y = {{2, 0, 1}, {-1, 3, 5}, {7, -4, 2}};
      ToDoubleFunction<int[]> product =
          i -> x[i[0]][0] * y[0][i[1]] + x[i[0]][1] * y[1][i[1]] + x[i[0]][2] * y[2][i[1]];
      Shape shape = Shape.of(2, 3);
      tests.add(einsum("ij,jk", dtype, shape, product, a, b));
      tests.add(einsum(" i j , j k -> i k", dtype, shape, product, a, b));
      tests.add(
          einsum("ij,jk->ki", dtype, Shape.of(3, 2), i -> product(product, i[1], i[0]), a, b));
      tests.add(
          einsum(
              "...j,jk",
              dtype,
              Shape.of(1, 2, 3),
              i -> product(product, i[1], i[2]),
              a.unsqueeze(0),
              b));
      tests.add(einsum("ii->i", dtype, Shape.of(3), i -> y[i[0]][i[0]], b));
      tests.add(einsum("ii", dtype, Shape.of(), i -> 7, b));
      tests.add(einsum("ba", dtype, Shape.of(3, 2), i -> x[i[1]][i[0]], a));
      tests.add(einsum("ij->j", dtype, Shape.of(3), i -> x[0][i[0]] + x[1][i[0]], a));
      tests.add(einsum("ij,ij->ij", dtype, shape, i -> x[i[0]][i[1]] * x[i[0]][i[1]], a, a));
      tests.add(
          einsum(
              "ij,kl->jl",
              dtype,
              Shape.of(3, 3),
              i -> (x[0][i[0]] + x[1][i[0]]) * (y[0][i[1]] + y[1][i[1]] + y[2][i[1]]),
              a,
              b));
      tests.add(test(() -> products(dtype, a, b, product), "addmm", dtype));
    }
    return tests;
  }

  private static double product(ToDoubleFunction<int[]> product, int row, int column) {
    return product.applyAsDouble(new int[] {row, column});
  }

  private static DynamicTest einsum(
      String equation,
      DType dtype,
      Shape shape,
      ToDoubleFunction<int[]> expected,
      Tensor... operands) {
    return test(
        () -> Expect.same(Tensor.einsum(equation, operands), dtype, shape, expected),
        "einsum",
        dtype,
        equation);
  }

  private static void products(DType dtype, Tensor a, Tensor b, ToDoubleFunction<int[]> product) {
    Shape shape = Shape.of(2, 3);
    Tensor row = b.select(0, 2);
    double[] added = {7, -4, 2};
    Expect.same(row.addmm(a, b), dtype, shape, i -> product.applyAsDouble(i) + added[i[1]]);
    Expect.same(
        a.unsqueeze(0).bmm(b.unsqueeze(0)),
        dtype,
        Shape.of(1, 2, 3),
        i -> product(product, i[1], i[2]));
    Expect.same(b.trace(), dtype, Shape.of(), i -> 7);
  }

  @Test
  default void contractionsThatDoNotFit() {
    Tensor a = sample(DType.FLOAT32, 2, 3);
    Tensor b = sample(DType.FLOAT32, 4, 2);
    Expect.error(
        () -> Tensor.einsum("ij,j1->i", a, b), "einsum", "'1' at position 4 of \"ij,j1->i\"");
    Expect.error(() -> Tensor.einsum("ij->ik", a), "einsum", "'k' at position 5");
    Expect.error(() -> Tensor.einsum("ij->ii", a), "einsum", "'i' at position 5");
    Expect.error(() -> Tensor.einsum("i..j", a), "einsum", "'.' at position 1");
    Expect.error(() -> Tensor.einsum("ij,jk", a), "einsum", "2 operands", "1 operands");
    Expect.error(() -> Tensor.einsum("ij,jk", a, b), "einsum", "3 and 4 for 'j'");
    Expect.error(() -> Tensor.einsum("i", a), "einsum", "operand 0", "1 labels for shape [2, 3]");
    Expect.error(() -> Tensor.einsum("ii", a), "einsum", "2 and 3 at axes 0 and 1");
    Expect.error(() -> Tensor.einsum(""), "einsum", "at least one");
    Expect.error(() -> a.bmm(b), "bmm", "[2, 3] and [4, 2]");
    Expect.error(() -> b.addmm(a, a.t()), "addmm", "[4, 2] and [2, 2]");
    Expect.error(() -> a.select(0, 0).trace(), "trace", "[3]");
  }
}
