package dev.nabla.backend.pure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nabla.tensor.DType;
import dev.nabla.tensor.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Batches of small whole numbers, whose products are exact in every dtype. */
class MatmulTest {
  private final Random random = new Random(5);

  private static final List<UnaryOperator<Strided>> VIEWS =
      List.of(
          a -> a,
          a -> Views.permute(Views.permute(a, 1, 0, 2, 3).plain(), 1, 0, 2, 3),
          a -> Views.permute(Views.permute(a, 0, 1, 3, 2).plain(), 0, 1, 3, 2),
          a -> Views.permute(Views.permute(a, 3, 2, 1, 0).plain(), 3, 2, 1, 0),
          a -> Views.flip(a, 0, 1, 2, 3),
          a -> Views.slice(a, 0, 1, a.shape().extent(0) - 1, 1),
          a -> expand(Views.slice(a, 0, 0, 1, 1), 0, a.shape().extent(0)),
          a -> expand(Views.slice(a, 1, 0, 1, 1), 1, a.shape().extent(1)),
          a -> repeated(a));

  private static Strided expand(Strided a, int axis, int extent) {
    return Views.expand(a, a.shape().with(axis, extent));
  }

  private static Strided repeated(Strided a) {
    Strided one = Views.slice(Views.slice(a, 0, 0, 1, 1), 1, 0, 1, 1);
    return Views.expand(one, a.shape());
  }

  @ParameterizedTest
  @EnumSource(
      value = DType.class,
      names = {"FLOAT32", "FLOAT64", "INT64"})
  void multipliesEveryPairOfViews(DType dtype) {
    for (UnaryOperator<Strided> left : VIEWS) {
      for (UnaryOperator<Strided> right : VIEWS) {
        for (int[] s : new int[][] {{3, 2, 5, 7, 6}, {5, 3, 1, 4, 9}, {4, 1, 33, 20, 1}}) {
          Strided a = left.apply(any(dtype, s[0], s[1], s[2], s[3]));
          Strided b = right.apply(any(dtype, s[0], s[1], s[3], s[4]));
          int batch = Math.min(a.shape().extent(0), b.shape().extent(0));
          check(Views.slice(a, 0, 0, batch, 1), Views.slice(b, 0, 0, batch, 1));
        }
      }
    }
  }

  private Strided any(DType dtype, int... extents) {
    Shape shape = Shape.of(extents);
    double[] values = random.ints(shape.size(), -9, 10).asDoubleStream().toArray();
    return Casts.cast(Strided.of(DType.FLOAT64, shape, values), dtype);
  }

  private static void check(Strided a, Strided b) {
    int n = a.shape().extent(-2);
    int k = a.shape().extent(-1);
    int m = b.shape().extent(-1);
    double[] x = doubles(a);
    double[] y = doubles(b);
    double[] before = x.clone();
    double[] expected = new double[x.length / k * m];
    for (int at = 0; at < expected.length; at++) {
      int row = at / m;
      for (int l = 0; l < k; l++) {
        expected[at] += x[row * k + l] * y[(row / n * k + l) * m + at % m];
      }
    }
    Strided c = Matmul.of(a, b);
    assertEquals(a.shape().with(-1, m), c.shape());
    assertArrayEquals(expected, doubles(c), () -> a.shape() + Arrays.toString(a.strides()));
    assertArrayEquals(before, doubles(a));
  }

  private static double[] doubles(Strided a) {
    return (double[]) Casts.cast(a, DType.FLOAT64).copyValues();
  }

  /** A matrix that is turned is put in order the second time; one that repeats a row never is. */
  @Test
  void whatIsReadAgainIsPutInOrder() {
    Strided matrix = Strided.of(DType.FLOAT32, Shape.of(2, 3), new float[] {1, 2, 3, 4, 5, 6});
    Strided turned = Views.permute(matrix, 1, 0);
    assertSame(turned, turned.settled());
    Strided copy = turned.settled();
    assertTrue(copy.isPlain());
    assertArrayEquals(new float[] {1, 4, 2, 5, 3, 6}, (float[]) copy.values());
    assertSame(copy, turned.settled());
    Strided row = Strided.of(DType.FLOAT32, Shape.of(1, 3), new float[] {1, 2, 3});
    Strided repeated = Views.expand(row, Shape.of(1 << 20, 3));
    repeated.settled();
    assertSame(repeated, repeated.settled());
  }
}
