package dev.nabla.backend.pure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.nabla.tensor.ArgOp;
import dev.nabla.tensor.DType;
import dev.nabla.tensor.ReduceOp;
import dev.nabla.tensor.Shape;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Folds and softmax over more rows, columns and blocks than the kit's shapes have. */
class ReductionTest {
  private static final int ROWS = 150;
  private static final int COLUMNS = 2100;

  private final float[] values = new float[ROWS * COLUMNS];
  private final Strided a = Strided.of(DType.FLOAT32, Shape.of(ROWS, COLUMNS), values);

  ReductionTest() {
    Random random = new Random(1);
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
  }

  @Test
  void sumsOfColumns() {
    double[] exact = new double[COLUMNS];
    for (int i = 0; i < values.length; i++) {
      exact[i % COLUMNS] += values[i];
    }
    near(exact, Reduction.of(ReduceOp.SUM, a, 0));
    near(exact, Reduction.of(ReduceOp.SUM, Views.permute(transposed(), 1, 0), 0));
  }

  @Test
  void sumsOfRows() {
    double[] exact = new double[ROWS];
    for (int i = 0; i < values.length; i++) {
      exact[i / COLUMNS] += values[i];
    }
    near(exact, Reduction.of(ReduceOp.SUM, a, 1));
    near(exact, Reduction.of(ReduceOp.SUM, Views.permute(a, 1, 0), 0));
  }

  /** The same elements, stored the other way round. */
  private Strided transposed() {
    return Views.permute(a, 1, 0).plain();
  }

  @Test
  void softmaxOfRows() {
    double[] exact = new double[values.length];
    for (int row = 0; row < ROWS; row++) {
      double sum = 0;
      for (int i = row * COLUMNS; i < (row + 1) * COLUMNS; i++) {
        sum += Math.exp(values[i]);
      }
      for (int i = row * COLUMNS; i < (row + 1) * COLUMNS; i++) {
        exact[i] = Math.exp(values[i]) / sum;
      }
    }
    near(exact, Softmax.of(false, a, 1).orElseThrow());
    near(exact, Softmax.of(false, Views.permute(transposed(), 1, 0), 1).orElseThrow());
    for (int i = 0; i < exact.length; i++) {
      exact[i] = Math.log(exact[i]);
    }
    near(exact, Softmax.of(true, a, 1).orElseThrow());
  }

  private static void near(double[] exact, Strided found) {
    float[] values = (float[]) found.copyValues();
    double rounding = exact.length == ROWS * COLUMNS ? 1e-9 : 1e-4; // sums cancel
    assertEquals(exact.length, values.length);
    for (int i = 0; i < exact.length; i++) {
      assertEquals(exact[i], values[i], 1e-5 * Math.abs(exact[i]) + rounding);
    }
  }

  /** NaN is above all, the two zeros are equal, and the first of equals counts. */
  @Test
  void positionsOfTheExtremes() {
    float nan = Float.NaN;
    float[] rows = {1, 3, 3, -0f, 0, -1, nan, 5, nan, 2, -7, -7};
    Strided b = Strided.of(DType.FLOAT32, Shape.of(4, 3), rows);
    assertArrayEquals(new long[] {1, 0, 0, 0}, positions(Order.argReduce(ArgOp.ARG_MAX, b, 1)));
    assertArrayEquals(new long[] {0, 2, 0, 1}, positions(Order.argReduce(ArgOp.ARG_MIN, b, 1)));
  }

  private static long[] positions(Strided a) {
    return (long[]) a.copyValues();
  }
}
