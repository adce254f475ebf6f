package dev.nabla.conformance;

import static dev.nabla.conformance.Expect.test;
import static org.junit.jupiter.api.Assertions.assertEquals;

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

/** L1: repetitions, pads, windows and diagonals, on every dtype and on a view as on new memory. */
@InTier(Tier.L1)
interface ArrangementRules extends Subject {
  /** A function of {@code x}, which is {@code [3, 4]}, and what then stands at an index. */
  record Arranged(
      String name, UnaryOperator<Tensor> function, Shape shape, ToDoubleFunction<int[]> expected) {}

  @TestFactory
  default List<DynamicTest> arrangement() {
    List<DynamicTest> tests = new ArrayList<>();
    for (DType dtype : DType.values()) {
      double[] x = Samples.of(dtype, 12, 25);
      for (Arranged arranged : arrangements(x)) {
        tests.add(test(() -> arranges(arranged, dtype, x), arranged.name(), dtype));
      }
    }
    return tests;
  }

  private void arranges(Arranged arranged, DType dtype, double[] x) {
    Tensor fresh = tensor(dtype, Shape.of(3, 4), x);
    double[] turned = new double[12];
    for (int i = 0; i < 12; i++) {
      turned[i % 4 * 3 + i / 4] = x[i];
    }
    for (Tensor t : new Tensor[] {fresh, tensor(dtype, Shape.of(4, 3), turned).t()}) {
      Expect.same(arranged.function().apply(t), dtype, arranged.shape(), arranged.expected());
    }
  }

  private static List<Arranged> arrangements(double[] x) {
    List<Arranged> all = new ArrayList<>();
    axes(all, x);
    pads(all, x);
    diagonals(all, x);
    all.add(
        new Arranged(
            "split", t -> t.split(3, 1).get(1), Shape.of(3, 1), i -> at(x, i[0], 3 + i[1])));
    all.add(
        new Arranged(
            "chunk", t -> t.chunk(2, 0).get(1), Shape.of(1, 4), i -> at(x, 2 + i[0], i[1])));
    all.add(
        new Arranged(
            "unfold",
            t -> t.unfold(1, 2, 2),
            Shape.of(3, 2, 2),
            i -> at(x, i[0], 2 * i[1] + i[2])));
    return all;
  }

  private static void axes(List<Arranged> all, double[] x) {
    all.add(
        new Arranged(
            "unflatten",
            t -> t.unflatten(-1, 2, -1),
            Shape.of(3, 2, 2),
            i -> at(x, i[0], 2 * i[1] + i[2])));
    all.add(new Arranged("movedim", t -> t.movedim(-1, 0), Shape.of(4, 3), i -> at(x, i[1], i[0])));
    all.add(
        new Arranged(
            "repeat", t -> t.repeat(2, 1, 3), Shape.of(2, 3, 12), i -> at(x, i[1], i[2] % 4)));
    all.add(new Arranged("repeat/none", t -> t.repeat(0, 2), Shape.of(0, 8), i -> 0));
    all.add(new Arranged("tile", t -> t.tile(2), Shape.of(3, 8), i -> at(x, i[0], i[1] % 4)));
    all.add(
        new Arranged("roll", t -> t.roll(-9, 1), Shape.of(3, 4), i -> at(x, i[0], (i[1] + 1) % 4)));
  }

  private static void pads(List<Arranged> all, double[] x) {
    all.add(
        new Arranged(
            "padConstant",
            t -> t.padConstant(1, -1, 2, 1, 0),
            Shape.of(4, 5),
            i -> i[0] < 1 || i[1] > 2 ? 1 : at(x, i[0] - 1, i[1] + 1)));
    all.add(
        new Arranged(
            "padReflect",
            t -> t.padReflect(3, 1),
            Shape.of(3, 8),
            i -> at(x, i[0], i[1] == 7 ? 2 : Math.abs(i[1] - 3))));
    all.add(
        new Arranged(
            "padReplicate",
            t -> t.padReplicate(0, 0, 2, 5),
            Shape.of(10, 4),
            i -> at(x, Math.max(0, Math.min(2, i[0] - 2)), i[1])));
  }

  private static void diagonals(List<Arranged> all, double[] x) {
    for (int offset : new int[] {-1, 0, 2, 9}) {
      all.add(
          new Arranged(
              "tril/" + offset,
              t -> t.tril(offset),
              Shape.of(3, 4),
              i -> i[1] - i[0] <= offset ? at(x, i[0], i[1]) : 0));
      all.add(
          new Arranged(
              "triu/" + offset,
              t -> t.triu(offset),
              Shape.of(3, 4),
              i -> i[1] - i[0] >= offset ? at(x, i[0], i[1]) : 0));
      int length = offset < 0 ? 2 : Math.max(0, Math.min(3, 4 - offset));
      int down = Math.max(0, -offset);
      int right = Math.max(0, offset);
      all.add(
          new Arranged(
              "diag/" + offset,
              t -> t.diag(offset),
              Shape.of(length),
              i -> at(x, i[0] + down, i[0] + right)));
    }
    all.add(
        new Arranged(
            "diag/vector",
            t -> t.select(0, 1).diag(-1),
            Shape.of(5, 5),
            i -> i[0] == i[1] + 1 ? at(x, 1, i[1]) : 0));
  }

  private static double at(double[] x, int row, int column) {
    return x[row * 4 + column];
  }

  @Test
  default void gridsHaveTheirCoordinates() {
    List<Tensor> grid =
        Tensor.meshgrid(backend().tensor(1f, 2f), backend().scalar(3), backend().tensor(4f, 5f));
    Shape shape = Shape.of(2, 1, 2);
    Expect.same(grid.get(0), DType.FLOAT32, shape, i -> 1 + i[0]);
    Expect.same(grid.get(1), DType.FLOAT32, shape, i -> 3);
    Expect.same(grid.get(2), DType.FLOAT32, shape, i -> 4 + i[2]);
  }

  @Test
  default void piecesOfNothing() {
    Tensor none = sample(DType.FLOAT32, 0, 2);
    assertEquals(1, none.split(3, 0).size(), "split");
    assertEquals(3, none.chunk(3, 0).size(), "chunk");
    Expect.same(none.roll(5, 0), DType.FLOAT32, Shape.of(0, 2), i -> 0);
    Expect.same(none.unfold(0, 0, 1), DType.FLOAT32, Shape.of(1, 2, 0), i -> 0);
    Expect.same(none.tril(0), DType.FLOAT32, Shape.of(0, 2), i -> 0);
    Expect.same(none.select(1, 0).diag(0), DType.FLOAT32, Shape.of(0, 0), i -> 0);
  }

  @Test
  default void arrangementsThatDoNotFit() {
    Tensor a = sample(DType.FLOAT32, 2, 3);
    Expect.error(() -> a.flatten(2), "an axis", "2", "[2, 3]");
    Expect.error(() -> a.unflatten(1, 2, 2), "unflatten", "product is 3", "[2, 2]", "[2, 3]");
    Expect.error(() -> a.repeat(2), "repeat", "[2] for shape [2, 3]", "tile");
    Expect.error(() -> a.padConstant(0, 1), "padConstant", "[1] for shape [2, 3]");
    Expect.error(() -> a.padConstant(0, -2, -2), "padConstant", "[-2, -2]");
    Expect.error(() -> a.padReflect(0, 3), "padReflect", "3 for axis 1 of shape [2, 3]");
    Expect.error(() -> a.narrow(1, 0, 0, 1).padReplicate(1, 0), "padReplicate", "not empty");
    Expect.error(() -> a.padReplicate(Integer.MAX_VALUE, 1), "fewer than 2^31 positions");
    Expect.error(() -> a.split(0, 1), "split", "0 for axis 1");
    Expect.error(() -> a.chunk(0, 1), "chunk", "0");
    Expect.error(() -> a.unfold(1, 4, 1), "unfold", "size 4", "[2, 3]");
    Expect.error(() -> a.unfold(1, 2, 0), "unfold", "step 0");
    Expect.error(() -> a.unsqueeze(0).diag(0), "diag", "[1, 2, 3]");
    Expect.error(() -> a.select(0, 0).tril(0), "tril", "[3]");
    Expect.error(() -> Tensor.meshgrid(a), "meshgrid", "[2, 3] as number 0");
  }
}
