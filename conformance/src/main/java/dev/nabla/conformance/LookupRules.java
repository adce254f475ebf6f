package dev.nabla.conformance;

import static dev.nabla.conformance.Expect.test;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.nabla.tensor.DType;
import dev.nabla.tensor.Index;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import dev.nabla.tensor.ValuesAndIndices;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** L1: elements by their positions, as NumPy and PyTorch index, and by their values. */
@InTier(Tier.L1)
interface LookupRules extends Subject {
  /** Indices into {@code x}, which is {@code [2, 3, 4]}, and what then stands at an index. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Got(String name, Index[] indices, Shape shape, ToDoubleFunction<int[]> expected) {}

  @TestFactory
  default List<DynamicTest> get() {
    List<DynamicTest> tests = new ArrayList<>();
    for (DType dtype : DType.values()) {
      double[] x = Samples.of(dtype, 24, 26);
      Tensor t = tensor(dtype, Shape.of(2, 3, 4), x);
      List<Got> all = new ArrayList<>();
      basic(all, x);
      advanced(all, x);
      masked(all, x);
      for (Got got : all) {
        tests.add(
            test(
                () -> Expect.same(t.get(got.indices()), dtype, got.shape(), got.expected()),
                "get/" + got.name(),
                dtype));
      }
    }
    return tests;
  }

  private static Got got(
      String name, Shape shape, ToDoubleFunction<int[]> expected, Index... indices) {
    return new Got(name, indices, shape, expected);
  }

  private static void basic(List<Got> all, double[] x) {
    all.add(got("nothing", Shape.of(2, 3, 4), i -> at(x, i[0], i[1], i[2])));
    all.add(got("at", Shape.of(3, 4), i -> at(x, 1, i[0], i[1]), Index.at(-1)));
    all.add(
        got(
            "range",
            Shape.of(2, 1, 2),
            i -> at(x, i[0], 2, 1 + 2 * i[2]),
            Index.all(),
            Index.from(-1),
            Index.range(1, 99, 2)));
    all.add(
        got(
            "ellipsis",
            Shape.of(3, 1),
            i -> at(x, 0, i[0], 3),
            Index.at(0),
            Index.ellipsis(),
            Index.at(3),
            Index.newAxis()));
  }

  private void advanced(List<Got> all, double[] x) {
    long[] i0 = {1, 0, 1};
    long[] i2 = {0, 2, 3};
    Index rows = Index.of(backend().tensor(-1L, 0L, 1L));
    Index columns = Index.of(backend().tensor(0L, 2L, -1L));
    Index crossed = Index.of(backend().tensor(2L, 0L).reshape(2, 1));
    all.add(got("of", Shape.of(3, 3, 4), i -> at(x, (int) i0[i[0]], i[1], i[2]), rows));
    all.add(
        got(
            "adjacent",
            Shape.of(2, 2, 3),
            i -> at(x, i[0], i[1] == 0 ? 2 : 0, (int) i2[i[2]]),
            Index.all(),
            crossed,
            columns));
    all.add(
        got(
            "separated",
            Shape.of(3, 3),
            i -> at(x, (int) i0[i[0]], i[1], (int) i2[i[0]]),
            rows,
            Index.all(),
            columns));
    all.add(
        got(
            "at and of",
            Shape.of(3, 3),
            i -> at(x, 1, i[0], (int) i2[i[1]]),
            Index.of(backend().tensor(1L).reshape(Shape.of())),
            Index.all(),
            columns));
    all.add(
        got(
            "of none",
            Shape.of(0, 3, 4),
            i -> 0,
            Index.of(backend().tensor(0L).narrow(0, 0, 0, 1))));
  }

  private void masked(List<Got> all, double[] x) {
    Tensor mask = backend().tensor(true, false, false, false, true, true).reshape(2, 3);
    int[] chosen = {0, 4, 5};
    all.add(got("mask", Shape.of(3, 4), i -> x[chosen[i[0]] * 4 + i[1]], Index.mask(mask)));
    all.add(
        got(
            "mask/last",
            Shape.of(2, 3, 1),
            i -> at(x, i[0], i[1], 2),
            Index.ellipsis(),
            Index.mask(backend().tensor(false, false, true, false))));
    all.add(got("mask/none", Shape.of(0, 4), i -> 0, Index.mask(mask.and(mask.not()))));
    all.add(
        got(
            "mask and of",
            Shape.of(3),
            i -> x[chosen[i[0]] * 4 + 3 - i[0]],
            Index.mask(mask),
            Index.of(backend().tensor(3L, 2L, 1L))));
  }

  private static double at(double[] x, int i, int j, int k) {
    return x[(i * 3 + j) * 4 + k];
  }

  /** The last of those that go to one place stays; -0 and what is not finite come through. */
  @TestFactory
  default List<DynamicTest> scatter() {
    List<DynamicTest> tests = new ArrayList<>();
    for (DType dtype : DType.values()) {
      double[] x = Samples.of(dtype, 4, 27);
      double[] source =
          dtype.isFloating() ? new double[] {7, -0.0, Double.NaN} : new double[] {0, 1, 1};
      Tensor index = backend().tensor(3L, 0L, 3L);
      Tensor base = tensor(dtype, Shape.of(4), x);
      tests.add(
          test(
              () ->
                  Expect.same(
                      base.scatter(0, index, tensor(dtype, Shape.of(3), source)),
                      dtype,
                      Shape.of(4),
                      i -> i[0] == 0 ? source[1] : i[0] == 3 ? source[2] : x[i[0]]),
              "scatter",
              dtype));
    }
    return tests;
  }

  @TestFactory
  default List<DynamicTest> byValue() {
    List<DynamicTest> tests = new ArrayList<>();
    for (DType dtype : DType.values()) {
      double[] x = {1, 0, 1, 1, 0, 0};
      Tensor t = tensor(dtype, Shape.of(2, 3), x);
      tests.add(
          test(() -> Expect.same(t.unique(), dtype, Shape.of(2), i -> i[0]), "unique", dtype));
      double[] at = {0, 0, 0, 2, 1, 0};
      tests.add(
          test(
              () -> Expect.same(t.nonZero(), DType.INT64, Shape.of(3, 2), i -> at[i[0] * 2 + i[1]]),
              "nonZero",
              dtype));
      tests.add(test(() -> sorts(t, dtype), "sort", dtype));
    }
    return tests;
  }

  private static void sorts(Tensor t, DType dtype) {
    double[] values = {1, 1, 0, 1, 0, 0};
    double[] indices = {0, 2, 1, 0, 1, 2};
    ValuesAndIndices sorted = t.sort(1, true);
    Expect.same(sorted.values(), dtype, Shape.of(2, 3), i -> values[i[0] * 3 + i[1]]);
    Expect.same(sorted.indices(), DType.INT64, Shape.of(2, 3), i -> indices[i[0] * 3 + i[1]]);
    ValuesAndIndices first = t.topK(2, -1, true);
    Expect.same(first.values(), dtype, Shape.of(2, 2), i -> values[i[0] * 3 + i[1]]);
    Expect.same(first.indices(), DType.INT64, Shape.of(2, 2), i -> indices[i[0] * 3 + i[1]]);
  }

  @Test
  default void otherChoices() {
    Tensor x = backend().tensor(new float[][] {{1, 2, 3}, {4, 5, 6}});
    Tensor rows = backend().tensor(1L, 1L);
    assertArrayEquals(new float[] {6, 1}, x.take(backend().tensor(-1L, 0L)).toFloatArray());
    assertArrayEquals(
        new float[] {3, 6}, x.maskedSelect(backend().tensor(false, false, true)).toFloatArray());
    assertArrayEquals(
        new float[] {1, 2, 3, 9, 12, 15}, x.indexAdd(0, rows, x).toFloatArray(), "indexAdd");
    assertArrayEquals(new long[] {0, 1, 1, 0}, backend().tensor(1L, 0L).oneHot(2).toLongArray());
  }

  @Test
  default void lookupsThatDoNotFit() {
    Tensor a = sample(DType.FLOAT32, 2, 3);
    Tensor mask = backend().tensor(true, false);
    Tensor far = backend().tensor(0L, -4L);
    Expect.error(() -> a.get(Index.all(), Index.at(3)), "get", "3 along axis 1 of shape [2, 3]");
    Expect.error(() -> a.get(Index.at(0), Index.of(far)), "get", "-4 along axis 1", "from -3 to 2");
    Expect.error(() -> a.get(Index.all(), Index.mask(mask)), "get", "[3]", "[2] at axis 1");
    Expect.error(() -> a.get(Index.at(0), Index.at(0), Index.at(0)), "get", "3 axes", "[2, 3]");
    Expect.error(() -> a.get(Index.ellipsis(), Index.ellipsis()), "get", "2 ellipses");
    Expect.error(() -> Index.range(0, 2, -1), "range", "step", "-1", "flip");
    Expect.error(() -> Index.of(mask), "INT64", "BOOL [2]", "Index.mask");
    Expect.error(() -> Index.mask(far), "mask", "BOOL", "INT64");
    Expect.error(
        () -> a.get(Index.mask(another().tensor(true, false))), "get", "another", "to(backend)");
    Expect.error(() -> a.scatter(0, mask.unsqueeze(1), a), "scatter", "INT64", "BOOL [2, 1]");
    Expect.error(() -> a.indexAdd(0, far, a.t()), "indexAdd", "FLOAT32 [2, 3]", "FLOAT32 [3, 2]");
    Expect.error(() -> a.topK(4, 1, true), "topK", "3 elements", "4");
    Expect.error(() -> a.oneHot(2), "oneHot", "INT64", "FLOAT32");
    Expect.error(() -> far.oneHot(2).toHost(), "-4", "from 0 to 1");
  }
}
