package dev.nabla.conformance;

import static dev.nabla.conformance.Expect.test;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.nabla.tensor.DType;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** L1: which of equal elements is chosen, in rows short and long. */
@InTier(Tier.L1)
interface TieRules extends Subject {
  @TestFactory
  default Stream<DynamicTest> ties() {
    return Stream.of(DType.FLOAT32, DType.FLOAT64, DType.INT64)
        .flatMap(
            dtype ->
                IntStream.of(2, 5, 40, 300)
                    .boxed()
                    .flatMap(
                        n ->
                            Stream.of(
                                test(() -> first(dtype, n), "tiesGoToTheFirst", dtype, n),
                                test(() -> inOrder(dtype, n), "tiesKeepTheirOrder", dtype, n))));
  }

  /** Rows 0 0 .., and 0 1 2 0 1 2 .. */
  private void first(DType dtype, int n) {
    Tensor rows = rows(dtype, n);
    int top = Math.min(n, 3) - 1;
    for (Tensor x : new Tensor[] {rows, rows.t().add(0).t()}) {
      assertArrayEquals(new long[] {0, top}, x.argMax(1).toLongArray(), "argMax");
      assertArrayEquals(new long[] {0, 0}, x.argMin(1).toLongArray(), "argMin");
      assertArrayEquals(new long[] {0, top}, x.t().argMax(0).toLongArray(), "argMax of columns");
    }
  }

  private void inOrder(DType dtype, int n) {
    for (boolean down : new boolean[] {false, true}) {
      long[] found = rows(dtype, n).argSort(1, down).toLongArray();
      LongStream ofThree =
          IntStream.range(0, 3)
              .map(i -> down ? 2 - i : i)
              .boxed()
              .flatMapToLong(i -> LongStream.range(0, n).filter(j -> j % 3 == i));
      assertArrayEquals(LongStream.concat(LongStream.range(0, n), ofThree).toArray(), found);
    }
  }

  private Tensor rows(DType dtype, int n) {
    double[] values = IntStream.range(0, 2 * n).mapToDouble(i -> i < n ? 0 : (i - n) % 3).toArray();
    return tensor(dtype, Shape.of(2, n), values);
  }
}
