package dev.nabla.conformance;

import static dev.nabla.conformance.Expect.test;

import dev.nabla.tensor.BinaryOp;
import dev.nabla.tensor.CompareOp;
import dev.nabla.tensor.DType;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import dev.nabla.tensor.UnaryOp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** L1: what happens to each element by itself, NaN, infinities and signed zeros included. */
@InTier(Tier.L1)
interface ElementwiseRules extends Subject {
  @TestFactory
  default List<DynamicTest> unary() {
    List<DynamicTest> tests = new ArrayList<>();
    for (UnaryOp op : UnaryOp.values()) {
      for (DType dtype : DType.values()) {
        if (op.domain().contains(dtype)) {
          tests.add(test(() -> unaryValues(op, dtype), op.label(), dtype));
          tests.add(test(() -> unaryOfView(op, dtype), op.label(), dtype, "noncontiguous"));
          tests.add(test(() -> unaryOfNothing(op, dtype), op.label(), dtype, "empty", "formula"));
        }
      }
    }
    return tests;
  }

  private void unaryValues(UnaryOp op, DType dtype) {
    double[] x =
        DoubleStream.concat(
                Arrays.stream(Samples.edges(dtype)), Arrays.stream(Samples.of(dtype, 500, 1)))
            .toArray();
    Expect.within(
        tolerance(op, dtype),
        tensor(dtype, Shape.of(x.length), x).unary(op),
        dtype,
        Shape.of(x.length),
        i -> expected(op, dtype, x[i[0]]));
  }

  /** A transposed matrix of which every second row is read. */
  private void unaryOfView(UnaryOp op, DType dtype) {
    double[] x = Samples.of(dtype, 15, 2);
    Expect.within(
        tolerance(op, dtype),
        tensor(dtype, Shape.of(3, 5), x).t().slice(0, 0, 5, 2).unary(op),
        dtype,
        Shape.of(3, 3),
        i -> Formulas.unary(op, x[i[1] * 5 + i[0] * 2]));
  }

  private void unaryOfNothing(UnaryOp op, DType dtype) {
    Expect.same(tensor(dtype, Shape.of(0, 2)).unary(op), dtype, Shape.of(0, 2), i -> 0);
  }

  /** INT64 wraps around. */
  private static double expected(UnaryOp op, DType dtype, double x) {
    return dtype == DType.INT64 && op == UnaryOp.SQUARE
        ? (double) (((long) x) * ((long) x))
        : Formulas.unary(op, x);
  }

  private static double tolerance(UnaryOp op, DType dtype) {
    return dtype.isFloating() ? Formulas.tolerance(op) : 0;
  }

  /** Every edge against every edge, by broadcasting a column against a row. */
  @TestFactory
  default List<DynamicTest> binary() {
    List<DynamicTest> tests = new ArrayList<>();
    for (BinaryOp op : BinaryOp.values()) {
      for (DType dtype : DType.values()) {
        if (op.domain().contains(dtype)) {
          tests.add(test(() -> binaryValues(op, dtype), op.label(), dtype));
          tests.add(test(() -> binaryOfViews(op, dtype), op.label(), dtype, "noncontiguous"));
          tests.add(test(() -> binaryOfScalars(op, dtype), op.label(), dtype, "scalar", "formula"));
          tests.add(test(() -> binaryOfNothing(op, dtype), op.label(), dtype, "empty", "formula"));
        }
      }
    }
    return tests;
  }

  private void binaryValues(BinaryOp op, DType dtype) {
    double[] a = Samples.edges(dtype);
    double[] b = divisors(op, dtype, a);
    Tensor column = tensor(dtype, Shape.of(a.length, 1), a);
    Expect.within(
        tolerance(op, dtype),
        column.binary(op, tensor(dtype, Shape.of(b.length), b)),
        dtype,
        Shape.of(a.length, b.length),
        i -> expected(op, dtype, a[i[0]], b[i[1]]));
  }

  private void binaryOfViews(BinaryOp op, DType dtype) {
    double[] a = Samples.of(dtype, 12, 3);
    double[] b = divisors(op, dtype, Samples.of(dtype, 24, 4));
    Shape shape = Shape.of(2, 3, 4);
    Expect.within(
        tolerance(op, dtype),
        tensor(dtype, Shape.of(4, 3), a)
            .t()
            .binary(op, tensor(dtype, Shape.of(b.length), b).slice(0, 0, 1).expand(2, 3, 4)),
        dtype,
        shape,
        i -> expected(op, dtype, a[i[2] * 3 + i[1]], b[0]));
  }

  private void binaryOfScalars(BinaryOp op, DType dtype) {
    double a = dtype == DType.BOOL ? 1 : 5;
    double b = dtype == DType.BOOL ? 0 : -3;
    Expect.within(
        tolerance(op, dtype),
        tensor(dtype, Shape.of(), a).binary(op, tensor(dtype, Shape.of(), b)),
        dtype,
        Shape.of(),
        i -> expected(op, dtype, a, b));
  }

  private void binaryOfNothing(BinaryOp op, DType dtype) {
    Tensor nothing = tensor(dtype, Shape.of(0, 3));
    Expect.same(nothing.binary(op, sample(dtype, 3)), dtype, Shape.of(0, 3), i -> 0);
    Expect.same(nothing.binary(op, nothing), dtype, Shape.of(0, 3), i -> 0);
  }

  /** No integer is divided by 0. */
  private static double[] divisors(BinaryOp op, DType dtype, double[] values) {
    return (op == BinaryOp.REMAINDER || op == BinaryOp.FMOD) && dtype == DType.INT64
        ? Arrays.stream(values).filter(v -> v != 0).toArray()
        : values;
  }

  /** INT64 wraps around. */
  private static double expected(BinaryOp op, DType dtype, double a, double b) {
    if (dtype == DType.INT64 && op == BinaryOp.MUL) {
      return (double) (((long) a) * ((long) b));
    }
    return Formulas.binary(op, a, b);
  }

  private static double tolerance(BinaryOp op, DType dtype) {
    return dtype.isFloating() ? Formulas.tolerance(op) : 0;
  }

  @TestFactory
  default Stream<DynamicTest> compare() {
    return Arrays.stream(CompareOp.values())
        .flatMap(
            op ->
                Arrays.stream(DType.values())
                    .map(dtype -> test(() -> compares(op, dtype), op.label(), dtype)));
  }

  private void compares(CompareOp op, DType dtype) {
    double[] x = Samples.edges(dtype);
    Tensor row = tensor(dtype, Shape.of(x.length), x);
    Expect.same(
        row.unsqueeze(1).compare(op, row),
        DType.BOOL,
        Shape.of(x.length, x.length),
        i -> Formulas.compare(op, x[i[0]], x[i[1]]) ? 1 : 0);
    Expect.same(
        tensor(dtype, Shape.of(0)).compare(op, row.slice(0, 0, 1)),
        DType.BOOL,
        Shape.of(0),
        i -> 0);
  }

  @TestFactory
  default Stream<DynamicTest> where() {
    return Arrays.stream(DType.values())
        .map(
            dtype ->
                test(
                    () -> {
                      double[] a = Samples.of(dtype, 6, 5);
                      double[] b = Samples.of(dtype, 2, 6);
                      double[] c = {1, 0, 1};
                      Expect.same(
                          tensor(DType.BOOL, Shape.of(3), c)
                              .where(
                                  tensor(dtype, Shape.of(2, 3), a),
                                  tensor(dtype, Shape.of(2, 1), b)),
                          dtype,
                          Shape.of(2, 3),
                          i -> c[i[1]] != 0 ? a[i[0] * 3 + i[1]] : b[i[0]]);
                    },
                    "where",
                    dtype,
                    "broadcast",
                    "formula"));
  }

  /** A Java number adopts the tensor's dtype. */
  @Test
  default void javaNumbers() {
    Expect.same(backend().tensor(1L, 2L).mul(3), DType.INT64, Shape.of(2), i -> 3.0 * (i[0] + 1));
    Expect.same(
        backend().tensor(1f, 2f).add(0.1), DType.FLOAT32, Shape.of(2), i -> (i[0] + 1f) + 0.1f);
    Expect.same(
        backend().tensor(1.0, 2.0).sub(0.1), DType.FLOAT64, Shape.of(2), i -> i[0] + 1 - 0.1);
  }

  /** The ends belong to the range, and NaN stays. */
  @Test
  default void clamp() {
    double[] x = {-2, -1, 0.25, 1, 3, Double.NaN};
    double[] clamped = {-1, -1, 0.25, 1, 1, Double.NaN};
    Expect.same(
        tensor(DType.FLOAT32, Shape.of(6), x).clamp(-1, 1),
        DType.FLOAT32,
        Shape.of(6),
        i -> clamped[i[0]]);
  }
}
