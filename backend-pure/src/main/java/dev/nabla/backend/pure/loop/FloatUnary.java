package dev.nabla.backend.pure.loop;

import dev.nabla.kernel.Log2;
import dev.nabla.tensor.DType;
import dev.nabla.tensor.UnaryOp;

/** Elementwise functions of FLOAT32; those of {@link Math} are computed in double and rounded. */
final class FloatUnary {
  private FloatUnary() {}

  static UnarySpan<float[], float[]> of(UnaryOp op) {
    return switch (op) {
      case NEG -> FloatUnary::neg;
      case ABS -> FloatUnary::abs;
      case SIGN -> FloatUnary::sign;
      case SQUARE -> FloatUnary::square;
      case SQRT -> FloatUnary::sqrt;
      case RELU -> FloatUnary::relu;
      case EXP -> FloatUnary::exp;
      case EXPM1 -> FloatUnary::expm1;
      case LOG -> FloatUnary::log;
      case LOG2 -> FloatUnary::log2;
      case LOG1P -> FloatUnary::log1p;
      case SIN -> FloatUnary::sin;
      case COS -> FloatUnary::cos;
      case TAN -> FloatUnary::tan;
      case ASIN -> FloatUnary::asin;
      case ACOS -> FloatUnary::acos;
      case SINH -> FloatUnary::sinh;
      case COSH -> FloatUnary::cosh;
      case TANH -> FloatUnary::tanh;
      case SIGMOID -> FloatUnary::sigmoid;
      case ERF -> FloatUnary::erf;
      case FLOOR -> FloatUnary::floor;
      case CEIL -> FloatUnary::ceil;
      case ROUND -> FloatUnary::round;
      case NOT -> throw Domains.outside(op, DType.FLOAT32);
    };
  }

  private static void neg(float[] a, float[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = -a[i];
    }
  }

  private static void abs(float[] a, float[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = Math.abs(a[i]);
    }
  }

  private static void sign(float[] a, float[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = a[i] > 0 ? 1 : a[i] < 0 ? -1 : 0;
    }
  }

  private static void square(float[] a, float[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = a[i] * a[i];
    }
  }

  private static void sqrt(float[] a, float[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = (float) Math.sqrt(a[i]);
    }
  }

  private static void relu(float[] a, float[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = Math.max(a[i], 0f);
    }
  }

  private static void exp(float[] a, float[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = (float) Math.exp(a[i]);
    }
  }

  private static void expm1(float[] a, float[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = (float) Math.expm1(a[i]);
    }
  }

  private static void log(float[] a, float[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = (float) Math.log(a[i]);
    }
  }

  private static void log2(float[] a, float[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = (float) Log2.of(a[i]);
    }
  }

  private static void log1p(float[] a, float[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = (float) Math.log1p(a[i]);
    }
  }

  private static void sin(float[] a, float[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = (float) Math.sin(a[i]);
    }
  }

  private static void cos(float[] a, float[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = (float) Math.cos(a[i]);
    }
  }

  private static void tan(float[] a, float[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = (float) Math.tan(a[i]);
    }
  }

  private static void asin(float[] a, float[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = (float) Math.asin(a[i]);
    }
  }

  private static void acos(float[] a, float[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = (float) Math.acos(a[i]);
    }
  }

  private static void sinh(float[] a, float[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = (float) Math.sinh(a[i]);
    }
  }

  private static void cosh(float[] a, float[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = (float) Math.cosh(a[i]);
    }
  }

  private static void tanh(float[] a, float[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = (float) Math.tanh(a[i]);
    }
  }

  private static void sigmoid(float[] a, float[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = (float) Functions.sigmoid(a[i]);
    }
  }

  private static void erf(float[] a, float[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = (float) Erf.of(a[i]);
    }
  }

  private static void floor(float[] a, float[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = (float) Math.floor(a[i]);
    }
  }

  private static void ceil(float[] a, float[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = (float) Math.ceil(a[i]);
    }
  }

  private static void round(float[] a, float[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = (float) Math.rint(a[i]);
    }
  }
}
