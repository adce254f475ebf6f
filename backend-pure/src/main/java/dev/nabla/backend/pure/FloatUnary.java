package dev.nabla.backend.pure;

import dev.nabla.tensor.DType;
import dev.nabla.tensor.UnaryOp;

/** Elementwise functions of FLOAT32; those of {@link Math} are computed in double and rounded. */
final class FloatUnary {
  private FloatUnary() {}

  static UnaryLoop<float[], float[]> of(UnaryOp op) {
    return switch (op) {
      case NEG -> FloatUnary::neg;
      case ABS -> FloatUnary::abs;
      case SIGN -> FloatUnary::sign;
      case SQUARE -> FloatUnary::square;
      case SQRT -> FloatUnary::sqrt;
      case RELU -> FloatUnary::relu;
      case EXP,
          EXPM1,
          LOG,
          LOG2,
          LOG1P,
          SIN,
          COS,
          TAN,
          ASIN,
          ACOS,
          SINH,
          COSH,
          TANH,
          SIGMOID,
          ERF,
          FLOOR,
          CEIL,
          ROUND ->
          rounded(DoubleUnary.of(op));
      case NOT -> throw Domains.outside(op, DType.FLOAT32);
    };
  }

  /** Widens a block that fits the cache, runs {@code loop} on it and rounds once. */
  private static UnaryLoop<float[], float[]> rounded(UnaryLoop<double[], double[]> loop) {
    return (a, r, n) -> {
      int size = Math.min(n, Elementwise.BLOCK);
      double[] block = new double[size];
      for (int from = 0; from < n; from += size) {
        int m = Math.min(size, n - from);
        widen(a, from, block, m);
        loop.run(block, block, m);
        round(block, r, from, m);
      }
    };
  }

  private static void widen(float[] a, int from, double[] block, int n) {
    for (int i = 0; i < n; i++) {
      block[i] = a[from + i];
    }
  }

  private static void round(double[] block, float[] r, int from, int n) {
    for (int i = 0; i < n; i++) {
      r[from + i] = (float) block[i];
    }
  }

  private static void neg(float[] a, float[] r, int n) {
    for (int i = 0; i < n; i++) {
      r[i] = -a[i];
    }
  }

  private static void abs(float[] a, float[] r, int n) {
    for (int i = 0; i < n; i++) {
      r[i] = Math.abs(a[i]);
    }
  }

  private static void sign(float[] a, float[] r, int n) {
    for (int i = 0; i < n; i++) {
      r[i] = a[i] > 0 ? 1 : a[i] < 0 ? -1 : 0;
    }
  }

  private static void square(float[] a, float[] r, int n) {
    for (int i = 0; i < n; i++) {
      r[i] = a[i] * a[i];
    }
  }

  private static void sqrt(float[] a, float[] r, int n) {
    for (int i = 0; i < n; i++) {
      r[i] = (float) Math.sqrt(a[i]);
    }
  }

  private static void relu(float[] a, float[] r, int n) {
    for (int i = 0; i < n; i++) {
      r[i] = Math.max(a[i], 0f);
    }
  }
}
