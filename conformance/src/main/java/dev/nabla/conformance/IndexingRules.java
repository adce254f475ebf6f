package dev.nabla.conformance;

import static dev.nabla.conformance.Expect.test;

import dev.nabla.tensor.DType;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** L1: elements found by the values of an index. */
@InTier(Tier.L1)
interface IndexingRules extends Subject {
  @TestFactory
  default List<DynamicTest> gather() {
    List<DynamicTest> tests = new ArrayList<>();
    for (DType dtype : DType.values()) {
      for (int axis = 0; axis < 2; axis++) {
        int along = axis;
        tests.add(test(() -> gathers(dtype, along), "gather", dtype, "axis" + axis, "formula"));
        if (dtype != DType.BOOL) {
          tests.add(test(() -> scatters(dtype, along), "scatterAdd", dtype, "axis" + axis));
        }
      }
      tests.add(test(() -> selects(dtype), "indexSelect", dtype));
    }
    return tests;
  }

  /** Rows 0 and 1 of the index alone: shorter than the source across the axis. */
  private void gathers(DType dtype, int axis) {
    double[] x = Samples.of(dtype, 12, 11);
    double[] index = {2, 0, 1, 1, 0, 2};
    Tensor source = tensor(dtype, Shape.of(4, 3), x).t(); // [3, 4]
    Expect.same(
        source.gather(axis, tensor(DType.INT64, Shape.of(2, 3), index)),
        dtype,
        Shape.of(2, 3),
        i -> {
          int at = (int) index[i[0] * 3 + i[1]];
          return axis == 0 ? x[i[1] * 3 + at] : x[at * 3 + i[0]];
        });
    Expect.same(
        source.gather(axis, tensor(DType.INT64, Shape.of(0, 3))), dtype, Shape.of(0, 3), i -> 0);
  }

  /** Two of three go to the same place. */
  private void scatters(DType dtype, int axis) {
    double[] x = {0, 0, 0, 10, 10, 10};
    double[] index = axis == 0 ? new double[] {1, 1, 0, 1, 0, 1} : new double[] {2, 2, 0, 1, 1, 1};
    double[] source = {1, 2, 3, 4, 5, 6};
    double[] sums =
        axis == 0 ? new double[] {0, 5, 3, 15, 12, 16} : new double[] {3, 0, 3, 10, 25, 10};
    Tensor base = tensor(dtype, Shape.of(2, 3), x);
    Expect.same(
        base.scatterAdd(
            axis,
            tensor(DType.INT64, Shape.of(2, 3), index),
            tensor(dtype, Shape.of(2, 3), source)),
        dtype,
        Shape.of(2, 3),
        i -> sums[i[0] * 3 + i[1]]);
    Expect.same(base, dtype, Shape.of(2, 3), i -> x[i[0] * 3 + i[1]]);
  }

  private void selects(DType dtype) {
    double[] x = Samples.of(dtype, 6, 12);
    Expect.same(
        tensor(dtype, Shape.of(2, 3), x).indexSelect(1, backend().tensor(2L, 2L, 0L, 1L)),
        dtype,
        Shape.of(2, 4),
        i -> x[i[0] * 3 + (i[1] < 2 ? 2 : i[1] - 2)]);
  }

  @Test
  default void indicesOutsideAreErrors() {
    Tensor x = backend().tensor(1f, 2f, 3f);
    Expect.error(() -> x.gather(0, backend().tensor(0L, 3L)).toHost(), "gather", "3 along axis 0");
    Expect.error(() -> x.gather(0, backend().tensor(-1L)).toHost(), "gather", "-1", "from 0 to 2");
    Expect.error(
        () -> x.scatterAdd(0, backend().tensor(7L), backend().tensor(1f)).toHost(),
        "scatterAdd",
        "7 along axis 0");
    Expect.error(() -> x.gather(0, backend().tensor(0f)), "gather", "INT64", "FLOAT32 [1]");
    Expect.error(
        () -> x.gather(0, backend().tensor(0L).unsqueeze(0)), "gather", "rank 1", "[1, 1]");
  }

  /** 2^32 is not 0: what an engine indexes by 32 bits is checked before it is cut. */
  @Test
  default void indicesBeyond32BitsAreErrors() {
    Tensor x = backend().tensor(1f, 2f, 3f);
    for (long beyond : new long[] {1L << 32, (1L << 32) + 1, -(1L << 32), Long.MIN_VALUE}) {
      Tensor index = backend().tensor(beyond);
      Expect.error(() -> x.gather(0, index).toHost(), "gather", beyond + " along axis 0");
      Expect.error(
          () -> x.scatterAdd(0, index, backend().tensor(1f)).toHost(),
          "scatterAdd",
          beyond + " along axis 0");
    }
  }
}
