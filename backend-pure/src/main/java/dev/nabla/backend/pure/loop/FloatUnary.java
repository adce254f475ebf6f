package dev.nabla.backend.pure.loop;

import dev.nabla.tensor.DType;
import dev.nabla.tensor.UnaryOp;

/** Elementwise functions of FLOAT32; the rarer ones are computed in double and rounded. */
final class FloatUnary {
  private FloatUnary() {}

  static UnaryLoop<float[], float[]> of(UnaryOp op) {
    return switch (op) {
      case NEG -> span(FloatUnary::neg);
      case ABS -> span(FloatUnary::abs);
      case SIGN -> span(FloatUnary::sign);
      case SQUARE -> span(FloatUnary::square);
      case SQRT -> span(FloatUnary::sqrt);
      case RELU -> span(FloatUnary::relu);
      case EXP -> span(FloatUnary::exp);
      case EXPM1 -> span(FloatUnary::expm1);
      case LOG -> span(FloatUnary::log);
      case LOG2 -> span(FloatUnary::log2);
      case LOG1P -> span(FloatUnary::log1p);
      case SIN -> FloatAngles::sin;
      case COS -> FloatAngles::cos;
      case TAN -> span(FloatUnary::tan);
      case ASIN -> span(FloatUnary::asin);
      case ACOS -> span(FloatUnary::acos);
      case SINH -> span(FloatUnary::sinh);
      case COSH -> span(FloatUnary::cosh);
      case TANH -> span(FloatUnary::tanh);
      case SIGMOID -> span(FloatUnary::sigmoid);
      case ERF -> span(FloatUnary::erf);
      case FLOOR -> span(FloatUnary::floor);
      case CEIL -> span(FloatUnary::ceil);
      case ROUND -> span(FloatUnary::round);
      case NOT -> throw Domains.outside(op, DType.FLOAT32);
    };
  }

  /** Gives a method reference its type. */
  private static UnaryLoop<float[], float[]> span(UnarySpan<float[], float[]> span) {
    return span;
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
      r[i] = FloatMath.exp(a[i]);
    }
  }

  private static void expm1(float[] a, float[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = FloatMath.expm1(a[i]);
    }
  }

  private static void log(float[] a, float[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = FloatMath.log(a[i]);
    }
  }

  private static void log2(float[] a, float[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = FloatMath.log2(a[i]);
    }
  }

  private static void log1p(float[] a, float[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = FloatMath.log1p(a[i]);
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
      r[i] = FloatMath.tanh(a[i]);
    }
  }

  private static void sigmoid(float[] a, float[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = FloatMath.sigmoid(a[i]);
    }
  }

  private static void erf(float[] a, float[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = FloatMath.erf(a[i]);
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
