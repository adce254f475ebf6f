package dev.nabla.conformance;

import static dev.nabla.conformance.Expect.test;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.nabla.tensor.DType;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** L1: products of matrices. */
@InTier(Tier.L1)
interface MatmulRules extends Subject {
  @TestFactory
  default List<DynamicTest> matmul() {
    int[][] sizes = {
      {1, 1, 1}, {2, 3, 4}, {1, 5, 1}, {17, 9, 5}, {33, 64, 31}, {2, 0, 3}, {0, 2, 2}
    };
    List<DynamicTest> tests = new ArrayList<>();
    for (DType dtype : new DType[] {DType.FLOAT32, DType.FLOAT64, DType.INT64}) {
      for (int[] s : sizes) {
        String size = s[0] + "x" + s[1] + "x" + s[2];
        for (boolean turned : new boolean[] {false, true}) {
          tests.add(
              test(
                  () -> product(dtype, s, turned),
                  "matmul",
                  dtype,
                  size,
                  turned ? "transposed" : "plain"));
        }
      }
      tests.add(test(() -> batches(dtype), "matmul", dtype, "batched", "formula"));
      tests.add(
          test(() -> turnedBatches(dtype), "matmul", dtype, "batched", "transposed", "formula"));
    }
    return tests;
  }

  private void product(DType dtype, int[] s, boolean turned) {
    double[] a = Samples.of(dtype, s[0] * s[1], 13);
    double[] b = Samples.of(dtype, s[1] * s[2], 14);
    Tensor left = tensor(dtype, Shape.of(s[0], s[1]), a);
    Tensor right = tensor(dtype, Shape.of(s[1], s[2]), b);
    if (turned) {
      left = tensor(dtype, Shape.of(s[1], s[0]), turned(a, s[0], s[1])).t();
      right = tensor(dtype, Shape.of(s[2], s[1]), turned(b, s[1], s[2])).t();
    }
    Tensor y = left.matmul(right);
    assertEquals(Shape.of(s[0], s[2]), y.shape());
    near(dtype, y, s[1], i -> dot(a, b, i[0], i[1], s[1], s[2]));
  }

  /** k products of about 1, each rounded. */
  private static void near(DType dtype, Tensor y, int k, ToDoubleFunction<int[]> expected) {
    double ofOne = dtype.isFloating() ? 4 * (k + 1) : 0;
    Expect.near(ofOne, 0, y, dtype, y.shape(), expected);
  }

  private static double dot(double[] a, double[] b, int row, int column, int k, int m) {
    double sum = 0;
    for (int i = 0; i < k; i++) {
      sum += a[row * k + i] * b[i * m + column];
    }
    return sum;
  }

  private static double[] turned(double[] x, int rows, int columns) {
    double[] turned = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      turned[i % columns * rows + i / columns] = x[i];
    }
    return turned;
  }

  /** Batch axes broadcast, vectors are rows or columns. */
  private void batches(DType dtype) {
    double[] a = Samples.of(dtype, 2 * 6, 15);
    double[] b = Samples.of(dtype, 3 * 12, 16);
    Tensor left = tensor(dtype, Shape.of(2, 1, 2, 3), a);
    Tensor right = tensor(dtype, Shape.of(3, 3, 4), b);
    Tensor y = left.matmul(right);
    assertEquals(Shape.of(2, 3, 2, 4), y.shape());
    near(
        dtype,
        y,
        3,
        i -> {
          double sum = 0;
          for (int k = 0; k < 3; k++) {
            sum += a[i[0] * 6 + i[2] * 3 + k] * b[i[1] * 12 + k * 4 + i[3]];
          }
          return sum;
        });
    Tensor vector = tensor(dtype, Shape.of(3), 1, 2, 3);
    near(
        dtype,
        left.matmul(vector),
        3,
        i -> {
          int row = i[0] * 6 + i[2] * 3;
          return a[row] + 2 * a[row + 1] + 3 * a[row + 2];
        });
    assertEquals(Shape.of(3, 4), vector.matmul(right).shape());
    assertEquals(14, vector.dot(vector).item());
    Expect.same(vector.outer(vector), dtype, Shape.of(3, 3), i -> (i[0] + 1.0) * (i[1] + 1));
  }

  /** Square matrices, so that no shape tells a matrix from its transpose. */
  private void turnedBatches(DType dtype) {
    double[] a = Samples.of(dtype, 2 * 9, 17);
    double[] b = Samples.of(dtype, 2 * 9, 18);
    Tensor left = tensor(dtype, Shape.of(2, 3, 3), a);
    Tensor right = tensor(dtype, Shape.of(2, 3, 3), b);
    product(dtype, left, right.permute(0, 2, 1), a, b, false, true);
    product(dtype, left.permute(0, 2, 1), right, a, b, true, false);
    product(dtype, left.permute(0, 2, 1), right.permute(0, 2, 1), a, b, true, true);
  }

  private static void product(
      DType dtype, Tensor left, Tensor right, double[] a, double[] b, boolean first, boolean then) {
    near(
        dtype,
        left.matmul(right),
        3,
        i -> {
          double sum = 0;
          for (int k = 0; k < 3; k++) {
            int x = first ? k * 3 + i[1] : i[1] * 3 + k;
            int y = then ? i[2] * 3 + k : k * 3 + i[2];
            sum += a[i[0] * 9 + x] * b[i[0] * 9 + y];
          }
          return sum;
        });
  }

  /**
   * Products of few terms are rounded one by one and added in order, so that small models give the
   * same digits everywhere.
   */
  @Test
  default void fewTermsAreAddedInOrder() {
    Random random = new Random(17);
    for (int round = 0; round < 200; round++) {
      float[] a = new float[4];
      float[] b = new float[4];
      for (int i = 0; i < 4; i++) {
        a[i] = (float) random.nextGaussian();
        b[i] = (float) random.nextGaussian();
      }
      float sum = ((a[0] * b[0] + a[1] * b[1]) + a[2] * b[2]) + a[3] * b[3];
      Tensor x = backend().tensor(a);
      Tensor y = backend().tensor(b);
      assertEquals(sum, x.unsqueeze(0).matmul(y.unsqueeze(1)).item(), "matmul");
      assertEquals(sum, x.mul(y).sum().item(), "mul and sum");
    }
  }
}
