package dev.nabla.backend.nd4j;

import static org.bytedeco.openblas.global.openblas.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas.CblasTrans;
import static org.bytedeco.openblas.global.openblas.cblas_dgemm;
import static org.bytedeco.openblas.global.openblas.cblas_sgemm;

import dev.nabla.tensor.DType;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.jspecify.annotations.Nullable;

/** Products of two floating matrices by the library under ND4J, which takes longer to reach it. */
final class Blas {
  private Blas() {}

  static boolean fits(Nd4jArray a) {
    return a.shape().rank() == 2 && a.dtype().isFloating();
  }

  /** {@code result = a b}, where it {@link #fits}. */
  static Nd4jArray multiply(Nd4jArray result, Nd4jArray a, Nd4jArray b) {
    try (Temps temps = new Temps()) {
      Nd4jArray left = a.original();
      Nd4jArray right = b.original();
      if (left != null) {
        temps.add(left);
      }
      if (right != null) {
        temps.add(right);
      }
      return multiply(result, a, left, b, right);
    }
  }

  /** With what a and b show turned, if they do. */
  private static Nd4jArray multiply(
      Nd4jArray result,
      Nd4jArray a,
      @Nullable Nd4jArray left,
      Nd4jArray b,
      @Nullable Nd4jArray right) {
    int n = result.shape().extent(0);
    int m = result.shape().extent(1);
    int k = a.shape().extent(1);
    int turnA = left == null ? CblasNoTrans : CblasTrans;
    int turnB = right == null ? CblasNoTrans : CblasTrans;
    int strideA = left == null ? k : n;
    int strideB = right == null ? m : k;
    Pointer x = (left == null ? a : left).buffer().pointer();
    Pointer y = (right == null ? b : right).buffer().pointer();
    Pointer z = result.buffer().pointer();
    int rows = CblasRowMajor;
    if (a.dtype() == DType.FLOAT32) {
      FloatPointer xs = (FloatPointer) x;
      FloatPointer ys = (FloatPointer) y;
      FloatPointer zs = (FloatPointer) z;
      cblas_sgemm(rows, turnA, turnB, n, m, k, 1, xs, strideA, ys, strideB, 0, zs, m);
    } else {
      DoublePointer xs = (DoublePointer) x;
      DoublePointer ys = (DoublePointer) y;
      DoublePointer zs = (DoublePointer) z;
      cblas_dgemm(rows, turnA, turnB, n, m, k, 1, xs, strideA, ys, strideB, 0, zs, m);
    }
    return result;
  }
}
