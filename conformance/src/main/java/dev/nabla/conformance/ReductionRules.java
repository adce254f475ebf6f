package dev.nabla.conformance;

import static dev.nabla.conformance.Expect.test;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.nabla.tensor.Axes;
import dev.nabla.tensor.DType;
import dev.nabla.tensor.ReduceOp;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** L1: folds, scans and orders along axes. */
@InTier(Tier.L1)
interface ReductionRules extends Subject {
  @TestFactory
  default List<DynamicTest> reduce() {
    int[][] axesSets = {{0}, {1}, {2}, {0, 2}, {1, 2}, {0, 1, 2}, {-1}};
    List<DynamicTest> tests = new ArrayList<>();
    for (ReduceOp op : ReduceOp.values()) {
      for (DType dtype : DType.values()) {
        if (op.domain().contains(dtype)) {
          for (int[] axes : axesSets) {
            tests.add(
                test(
                    () -> folds(op, dtype, axes),
                    op.label(),
                    dtype,
                    "axes" + Arrays.toString(axes)));
          }
        }
      }
    }
    return tests;
  }

  /** {@code [3, 2, 4]} and its transpose, folded. */
  private void folds(ReduceOp op, DType dtype, int... axes) {
    double[] x = Samples.of(dtype, 24, 7);
    Tensor tensor = tensor(dtype, Shape.of(3, 2, 4), x);
    int[] folded = tensor.shape().axes(axes);
    Shape kept = tensor.shape().reduced(folded);
    // rounding errors of up to 24 terms of about 1; a product has no cancellation
    double absolute = op == ReduceOp.SUM && dtype.isFloating() ? 24 : 0;
    double ulps = op == ReduceOp.PROD && dtype.isFloating() ? 24 : 0;
    Expect.near(absolute, ulps, tensor.reduce(op, axes), dtype, kept, i -> fold(op, x, folded, i));
    Tensor view = tensor(dtype, Shape.of(4, 3, 2), rolled(x)).permute(1, 2, 0);
    Expect.near(absolute, ulps, view.reduce(op, axes), dtype, kept, i -> fold(op, x, folded, i));
  }

  /** The elements of a row-major {@code [3, 2, 4]} in the order of {@code [4, 3, 2]}. */
  private static double[] rolled(double[] x) {
    double[] rolled = new double[24];
    for (int i = 0; i < 24; i++) {
      rolled[i % 4 * 6 + i / 4] = x[i];
    }
    return rolled;
  }

  private static double fold(ReduceOp op, double[] x, int[] folded, int[] at) {
    double result =
        switch (op) {
          case SUM -> 0;
          case PROD -> 1;
          case MAX -> Double.NEGATIVE_INFINITY;
          case MIN -> Double.POSITIVE_INFINITY;
        };
    int[] index = new int[3];
    for (double value : x) {
      boolean inside = true;
      for (int axis = 0; axis < 3; axis++) {
        int wanted = index[axis];
        int current = axis;
        inside &= at[axis] == wanted || Arrays.stream(folded).anyMatch(f -> f == current);
      }
      if (inside) {
        result =
            switch (op) {
              case SUM -> result + value;
              case PROD -> result * value;
              case MAX -> Math.max(result, value);
              case MIN -> Math.min(result, value);
            };
      }
      Expect.advance(index, Shape.of(3, 2, 4));
    }
    return result;
  }

  /** Naive float32 accumulation would give 100958.34. */
  @Test
  default void longFloat32SumsAreAccurate() {
    int n = 1_000_000;
    float[] tenths = new float[n];
    Arrays.fill(tenths, 0.1f);
    double exact = n * (double) 0.1f;
    Tensor x = backend().tensor(tenths);
    assertEquals(exact, x.sum().item(), 0.1, "sum of a million tenths");
    assertEquals(exact / n, x.mean().item(), 1e-7, "their mean");
    Tensor columns = x.reshape(n / 2, 2).sum(0);
    assertEquals(exact / 2, columns.slice(0, 0, 1).item(), 0.1, "down a column");
  }

  @Test
  default void noNumberIsLost() {
    Tensor x = tensor(DType.FLOAT32, Shape.of(2, 3), 1, Double.NaN, 3, 4, 5, 6);
    double nan = Double.NaN;
    double[] max = {nan, 6};
    double[] min = {nan, 4};
    double[] sum = {nan, 15};
    double[] prod = {nan, 120};
    Expect.same(x.amax(1), DType.FLOAT32, Shape.of(2), i -> max[i[0]]);
    Expect.same(x.amin(1), DType.FLOAT32, Shape.of(2), i -> min[i[0]]);
    Expect.same(x.sum(1), DType.FLOAT32, Shape.of(2), i -> sum[i[0]]);
    Expect.same(x.prod(1), DType.FLOAT32, Shape.of(2), i -> prod[i[0]]);
    Expect.same(x.argMax(1), DType.INT64, Shape.of(2), i -> i[0] == 0 ? 1 : 2);
    Expect.same(x.argMin(1), DType.INT64, Shape.of(2), i -> i[0] == 0 ? 1 : 0);
  }

  @Test
  default void nothingFoldsToTheIdentity() {
    Tensor nothing = tensor(DType.FLOAT32, Shape.of(2, 0));
    Expect.same(nothing.sum(1), DType.FLOAT32, Shape.of(2), i -> 0);
    Expect.same(nothing.prod(1), DType.FLOAT32, Shape.of(2), i -> 1);
    Expect.same(nothing.sum(0), DType.FLOAT32, Shape.of(0), i -> 0);
    Expect.same(nothing.amax(0), DType.FLOAT32, Shape.of(0), i -> 0);
    Tensor less = tensor(DType.FLOAT32, Shape.of(0, 0));
    Expect.same(less.amax(0), DType.FLOAT32, Shape.of(0), i -> 0);
    Expect.same(less.all(0), DType.BOOL, Shape.of(0), i -> 0);
    Expect.same(nothing.any(1), DType.BOOL, Shape.of(2), i -> 0);
    Expect.same(nothing.all(1), DType.BOOL, Shape.of(2), i -> 1);
    assertEquals(Double.NaN, nothing.mean().item(), "mean of nothing");
  }

  @Test
  default void meansAndKeptAxes() {
    Tensor x = tensor(DType.FLOAT64, Shape.of(2, 2), 1, 2, 3, 6);
    Expect.same(x.mean(), DType.FLOAT64, Shape.of(), i -> 3);
    Expect.same(x.mean(Axes.KEEP, 0), DType.FLOAT64, Shape.of(1, 2), i -> 2 + 2.0 * i[1]);
    Expect.same(backend().scalar(4).sum(), DType.FLOAT32, Shape.of(), i -> 4);
    Expect.same(backend().tensor(true, false, true).sum(), DType.INT64, Shape.of(), i -> 2);
  }

  /** The first of equals, on a view too. */
  @Test
  default void argumentsAndOrders() {
    Tensor x = tensor(DType.FLOAT32, Shape.of(2, 4), 3, 1, 3, 1, 0, 5, 5, 2);
    assertArrayEquals(new long[] {0, 1}, x.argMax(1).toLongArray());
    assertArrayEquals(new long[] {1, 0}, x.argMin(-1).toLongArray());
    assertArrayEquals(new long[] {0, 1, 1, 1}, x.argMax(0).toLongArray());
    assertArrayEquals(new long[] {0, 1}, x.t().argMax(0).toLongArray());
    assertArrayEquals(new long[] {1, 3, 0, 2, 0, 3, 1, 2}, x.argSort(1, false).toLongArray());
    assertArrayEquals(new long[] {0, 2, 1, 3, 1, 2, 3, 0}, x.argSort(1, true).toLongArray());
    Tensor odd = tensor(DType.FLOAT64, Shape.of(4), 1, Double.NaN, Double.POSITIVE_INFINITY, -1);
    assertArrayEquals(new long[] {3, 0, 2, 1}, odd.argSort(0, false).toLongArray());
    assertArrayEquals(new long[] {1, 2, 0, 3}, odd.argSort(0, true).toLongArray());
    assertArrayEquals(new long[] {-5, 2, 9}, backend().tensor(9L, -5L, 2L).sort(0).toLongArray());
  }

  @TestFactory
  default List<DynamicTest> cumulative() {
    List<DynamicTest> tests = new ArrayList<>();
    for (DType dtype : new DType[] {DType.FLOAT32, DType.FLOAT64, DType.INT64}) {
      tests.add(test(() -> runningSums(dtype), "cumSum", dtype));
    }
    return tests;
  }

  private void runningSums(DType dtype) {
    double[] x = Samples.of(dtype, 6, 8);
    double ulps = dtype.isFloating() ? 4 : 0;
    Tensor tensor = tensor(dtype, Shape.of(2, 3), x);
    Expect.within(
        ulps,
        tensor.cumSum(1),
        dtype,
        Shape.of(2, 3),
        i -> Arrays.stream(x, i[0] * 3, i[0] * 3 + i[1] + 1).sum());
    Expect.within(
        ulps,
        tensor.t().cumSum(1),
        dtype,
        Shape.of(3, 2),
        i -> i[1] == 0 ? x[i[0]] : x[i[0]] + x[i[0] + 3]);
    Expect.same(tensor(dtype, Shape.of(0, 3)).cumSum(0), dtype, Shape.of(0, 3), i -> 0);
  }

  /** Fused or composed, the same function; rows of infinities and large numbers do not overflow. */
  @TestFactory
  default List<DynamicTest> softmax() {
    List<DynamicTest> tests = new ArrayList<>();
    for (DType dtype : new DType[] {DType.FLOAT32, DType.FLOAT64}) {
      for (int axis = 0; axis < 2; axis++) {
        int along = axis;
        tests.add(test(() -> softmaxes(dtype, along), "softmax", dtype, "axis" + axis, "formula"));
      }
    }
    return tests;
  }

  private void softmaxes(DType dtype, int axis) {
    double[] x = Samples.of(dtype, 12, 9);
    x[3] = 1000;
    x[7] = Double.NEGATIVE_INFINITY;
    Shape shape = Shape.of(3, 4);
    Tensor tensor = tensor(dtype, shape, x);
    Expect.within(8, tensor.softmax(axis), dtype, shape, i -> Math.exp(logSoftmax(x, axis, i)));
    Expect.within(16, tensor.logSoftmax(axis), dtype, shape, i -> logSoftmax(x, axis, i));
    Tensor view = tensor.t().t();
    Expect.within(8, view.softmax(axis), dtype, shape, i -> Math.exp(logSoftmax(x, axis, i)));
    Expect.same(tensor(dtype, Shape.of(0, 4)).softmax(axis), dtype, Shape.of(0, 4), i -> 0);
  }

  private static double logSoftmax(double[] x, int axis, int[] at) {
    double max = Double.NEGATIVE_INFINITY;
    double sum = 0;
    int n = axis == 0 ? 3 : 4;
    for (int j = 0; j < n; j++) {
      max = Math.max(max, axis == 0 ? x[j * 4 + at[1]] : x[at[0] * 4 + j]);
    }
    for (int j = 0; j < n; j++) {
      sum += Math.exp((axis == 0 ? x[j * 4 + at[1]] : x[at[0] * 4 + j]) - max);
    }
    return x[at[0] * 4 + at[1]] - max - Math.log(sum);
  }
}
