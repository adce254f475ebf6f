package dev.nabla.conformance;

import static dev.nabla.conformance.Expect.test;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.nabla.tensor.DType;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** L1: where elements go, each rule on every dtype and on a view as on fresh memory. */
@InTier(Tier.L1)
interface MovementRules extends Subject {
  /** A movement of {@code x}, which is {@code [2, 3, 4]}, and what then stands at an index. */
  record Movement(
      String name, UnaryOperator<Tensor> move, Shape shape, ToDoubleFunction<int[]> expected) {}

  @TestFactory
  default List<DynamicTest> movement() {
    List<DynamicTest> tests = new ArrayList<>();
    for (DType dtype : DType.values()) {
      double[] x = Samples.of(dtype, 24, 10);
      for (Movement movement : movements(x)) {
        tests.add(test(() -> moves(movement, dtype, x), movement.name(), dtype, "formula"));
      }
    }
    return tests;
  }

  private void moves(Movement movement, DType dtype, double[] x) {
    Tensor fresh = tensor(dtype, Shape.of(2, 3, 4), x);
    Expect.same(movement.move().apply(fresh), dtype, movement.shape(), movement.expected());
    double[] turned = new double[24];
    for (int i = 0; i < 24; i++) {
      turned[i % 4 * 6 + i / 4] = x[i]; // stored as [4, 2, 3]
    }
    Tensor view = tensor(dtype, Shape.of(4, 2, 3), turned).permute(1, 2, 0);
    Expect.same(movement.move().apply(view), dtype, movement.shape(), movement.expected());
  }

  private static List<Movement> movements(double[] x) {
    return List.of(
        new Movement("reshape", t -> t.reshape(4, 6), Shape.of(4, 6), i -> x[i[0] * 6 + i[1]]),
        new Movement("flatten", Tensor::flatten, Shape.of(24), i -> x[i[0]]),
        new Movement(
            "permute", t -> t.permute(2, 0, 1), Shape.of(4, 2, 3), i -> at(x, i[1], i[2], i[0])),
        new Movement(
            "transpose", t -> t.transpose(0, -1), Shape.of(4, 3, 2), i -> at(x, i[2], i[1], i[0])),
        new Movement(
            "expand",
            t -> t.slice(1, 1, 2).expand(2, 2, 5, 4),
            Shape.of(2, 2, 5, 4),
            i -> at(x, i[1], 1, i[3])),
        new Movement(
            "expand/kept",
            t -> t.slice(1, 1, 2).expand(-1, 5, -1),
            Shape.of(2, 5, 4),
            i -> at(x, i[0], 1, i[2])),
        new Movement(
            "slice", t -> t.slice(2, 1, 3), Shape.of(2, 3, 2), i -> at(x, i[0], i[1], i[2] + 1)),
        new Movement(
            "slice/step",
            t -> t.slice(2, 1, 4, 2),
            Shape.of(2, 3, 2),
            i -> at(x, i[0], i[1], 1 + 2 * i[2])),
        new Movement("slice/empty", t -> t.slice(1, 2, 2), Shape.of(2, 0, 4), i -> 0),
        new Movement("select", t -> t.select(1, -1), Shape.of(2, 4), i -> at(x, i[0], 2, i[1])),
        new Movement(
            "pad",
            t -> t.pad(1, 1, 2, 1),
            Shape.of(2, 6, 4),
            i -> i[1] < 1 || i[1] > 3 ? 1 : at(x, i[0], i[1] - 1, i[2])),
        new Movement(
            "concat",
            t -> t.concat(1, t.slice(1, 2, 3), t.slice(1, 0, 0)),
            Shape.of(2, 4, 4),
            i -> at(x, i[0], i[1] == 3 ? 2 : i[1], i[2])),
        new Movement(
            "stack",
            t -> t.select(0, 1).stack(1, t.select(0, 0)),
            Shape.of(3, 2, 4),
            i -> at(x, 1 - i[1], i[0], i[2])),
        new Movement(
            "flip", t -> t.flip(0, 2), Shape.of(2, 3, 4), i -> at(x, 1 - i[0], i[1], 3 - i[2])),
        new Movement(
            "unsqueeze",
            t -> t.unsqueeze(-1).squeeze(-1).unsqueeze(1),
            Shape.of(2, 1, 3, 4),
            i -> at(x, i[0], i[2], i[3])),
        new Movement(
            "views/of/views",
            t -> t.permute(2, 0, 1).slice(0, 1, 4, 2).flip(1).reshape(2, 6).t().expand(2, 6, 2),
            Shape.of(2, 6, 2),
            i -> at(x, 1 - i[1] / 3, i[1] % 3, 1 + 2 * i[2])));
  }

  private static double at(double[] x, int i, int j, int k) {
    return x[(i * 3 + j) * 4 + k];
  }

  @Test
  default void movementOfScalarsAndNothing() {
    Tensor scalar = backend().scalar(5);
    Expect.same(scalar.reshape(1, 1), DType.FLOAT32, Shape.of(1, 1), i -> 5);
    Expect.same(scalar.permute(), DType.FLOAT32, Shape.of(), i -> 5);
    Expect.same(scalar.expand(2, 0), DType.FLOAT32, Shape.of(2, 0), i -> 0);
    Tensor nothing = tensor(DType.INT64, Shape.of(0, 2));
    Expect.same(nothing.t(), DType.INT64, Shape.of(2, 0), i -> 0);
    Expect.same(nothing.reshape(3, 0, 5), DType.INT64, Shape.of(3, 0, 5), i -> 0);
    Expect.same(nothing.pad(0, 1, 1, 7), DType.INT64, Shape.of(2, 2), i -> 7);
    Expect.same(nothing.flip(0), DType.INT64, Shape.of(0, 2), i -> 0);
    Expect.same(
        nothing.concat(0, backend().tensor(1L, 2L).unsqueeze(0)),
        DType.INT64,
        Shape.of(1, 2),
        i -> i[1] + 1);
  }

  /** A result keeps its values whatever becomes of what it was made from. */
  @Test
  default void viewsOutliveTheirBase() {
    Tensor view;
    Tensor copy;
    try (var scope = backend().scope()) {
      Tensor base = backend().tensor(1f, 2f, 3f, 4f, 5f, 6f).reshape(2, 3);
      view = scope.keep(base.t().slice(0, 1, 3));
      copy = scope.keep(base.flatten().add(0));
    }
    try (var scope = backend().scope()) {
      for (int i = 0; i < 100; i++) {
        backend().tensor(9f, 9f, 9f, 9f, 9f, 9f).mul(2); // would take over freed memory
      }
    }
    Expect.same(view, DType.FLOAT32, Shape.of(2, 2), i -> 2 + i[0] + 3 * i[1]);
    assertArrayEquals(new float[] {1, 2, 3, 4, 5, 6}, copy.toFloatArray());
  }
}
