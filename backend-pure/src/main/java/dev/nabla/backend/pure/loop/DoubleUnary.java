package dev.nabla.backend.pure.loop;

import dev.nabla.kernel.Log2;
import dev.nabla.tensor.DType;
import dev.nabla.tensor.UnaryOp;

/** Elementwise functions of FLOAT64. */
final class DoubleUnary {
  private DoubleUnary() {}

  static UnarySpan<double[], double[]> of(UnaryOp op) {
    return switch (op) {
      case NEG -> DoubleUnary::neg;
      case ABS -> DoubleUnary::abs;
      case SIGN -> DoubleUnary::sign;
      case SQUARE -> DoubleUnary::square;
      case SQRT -> DoubleUnary::sqrt;
      case RELU -> DoubleUnary::relu;
      case EXP -> DoubleUnary::exp;
      case EXPM1 -> DoubleUnary::expm1;
      case LOG -> DoubleUnary::log;
      case LOG2 -> DoubleUnary::log2;
      case LOG1P -> DoubleUnary::log1p;
      case SIN -> DoubleUnary::sin;
      case COS -> DoubleUnary::cos;
      case TAN -> DoubleUnary::tan;
      case ASIN -> DoubleUnary::asin;
      case ACOS -> DoubleUnary::acos;
      case SINH -> DoubleUnary::sinh;
      case COSH -> DoubleUnary::cosh;
      case TANH -> DoubleUnary::tanh;
      case SIGMOID -> DoubleUnary::sigmoid;
      case ERF -> DoubleUnary::erf;
      case FLOOR -> DoubleUnary::floor;
      case CEIL -> DoubleUnary::ceil;
      case ROUND -> DoubleUnary::round;
      case NOT -> throw Domains.outside(op, DType.FLOAT64);
    };
  }

  private static void neg(double[] a, double[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = -a[i];
    }
  }

  private static void abs(double[] a, double[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = Math.abs(a[i]);
    }
  }

  private static void sign(double[] a, double[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = a[i] > 0 ? 1 : a[i] < 0 ? -1 : 0;
    }
  }

  private static void square(double[] a, double[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = a[i] * a[i];
    }
  }

  private static void sqrt(double[] a, double[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = Math.sqrt(a[i]);
    }
  }

  private static void relu(double[] a, double[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = Math.max(a[i], 0.0);
    }
  }

  private static void exp(double[] a, double[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = Math.exp(a[i]);
    }
  }

  private static void expm1(double[] a, double[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = Math.expm1(a[i]);
    }
  }

  private static void log(double[] a, double[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = Math.log(a[i]);
    }
  }

  private static void log2(double[] a, double[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = Log2.of(a[i]);
    }
  }

  private static void log1p(double[] a, double[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = Math.log1p(a[i]);
    }
  }

  private static void sin(double[] a, double[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = Math.sin(a[i]);
    }
  }

  private static void cos(double[] a, double[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = Math.cos(a[i]);
    }
  }

  private static void tan(double[] a, double[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = Math.tan(a[i]);
    }
  }

  private static void asin(double[] a, double[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = Math.asin(a[i]);
    }
  }

  private static void acos(double[] a, double[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = Math.acos(a[i]);
    }
  }

  private static void sinh(double[] a, double[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = Math.sinh(a[i]);
    }
  }

  private static void cosh(double[] a, double[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = Math.cosh(a[i]);
    }
  }

  private static void tanh(double[] a, double[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = Math.tanh(a[i]);
    }
  }

  private static void sigmoid(double[] a, double[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = Functions.sigmoid(a[i]);
    }
  }

  private static void erf(double[] a, double[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = Erf.of(a[i]);
    }
  }

  private static void floor(double[] a, double[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = Math.floor(a[i]);
    }
  }

  private static void ceil(double[] a, double[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = Math.ceil(a[i]);
    }
  }

  private static void round(double[] a, double[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = Math.rint(a[i]);
    }
  }
}
