package dev.nabla.backend.pure.vector;

import static dev.nabla.backend.pure.vector.Lanes.FLOAT;
import static dev.nabla.backend.pure.vector.Lanes.FLOATS;

import dev.nabla.backend.pure.loop.LoopSet;
import dev.nabla.backend.pure.loop.UnaryLoop;
import dev.nabla.tensor.DType;
import dev.nabla.tensor.UnaryOp;
import jdk.incubator.vector.FloatVector;

/** Elementwise functions of FLOAT32; each ends, below a whole vector, in plain Java. */
final class FloatUnary {
  private FloatUnary() {}

  /** What no vector does is left to {@code plain}. */
  static UnaryLoop<?, ?> of(UnaryOp op, LoopSet plain) {
    return switch (op) {
      case NEG -> loop(FloatUnary::neg);
      case ABS -> loop(FloatUnary::abs);
      case SQUARE -> loop(FloatUnary::square);
      case SQRT -> loop(FloatUnary::sqrt);
      case RELU -> loop(FloatUnary::relu);
      case EXP -> FloatExponentials.EXP;
      case EXPM1 -> FloatExponentials.EXPM1;
      case SIGMOID -> FloatExponentials.SIGMOID;
      case TANH -> FloatExponentials.TANH;
      case ERF -> FloatErf.ERF;
      case LOG -> FloatLogarithms.LOG;
      case LOG2 -> FloatLogarithms.LOG2;
      case LOG1P -> FloatLogarithms.LOG1P;
      case SIGN, SIN, COS, TAN, ASIN, ACOS, SINH, COSH, FLOOR, CEIL, ROUND, NOT ->
          plain.unary(op, DType.FLOAT32);
    };
  }

  /** Gives a method reference its types. */
  private static UnaryLoop<float[], float[]> loop(UnaryLoop<float[], float[]> loop) {
    return loop;
  }

  private static void neg(float[] a, int ai, float[] r, int ri, int n) {
    int i = 0;
    for (; i < FLOATS.loopBound(n); i += FLOATS.length()) {
      FloatVector x = FLOAT.cast(FloatVector.fromArray(FLOATS, a, ai + i));
      x.neg().intoArray(r, ri + i);
    }
    for (; i < n; i++) {
      float x = a[ai + i];
      r[ri + i] = -x;
    }
  }

  private static void abs(float[] a, int ai, float[] r, int ri, int n) {
    int i = 0;
    for (; i < FLOATS.loopBound(n); i += FLOATS.length()) {
      FloatVector x = FLOAT.cast(FloatVector.fromArray(FLOATS, a, ai + i));
      x.abs().intoArray(r, ri + i);
    }
    for (; i < n; i++) {
      float x = a[ai + i];
      r[ri + i] = Math.abs(x);
    }
  }

  private static void square(float[] a, int ai, float[] r, int ri, int n) {
    int i = 0;
    for (; i < FLOATS.loopBound(n); i += FLOATS.length()) {
      FloatVector x = FLOAT.cast(FloatVector.fromArray(FLOATS, a, ai + i));
      x.mul(x).intoArray(r, ri + i);
    }
    for (; i < n; i++) {
      float x = a[ai + i];
      r[ri + i] = x * x;
    }
  }

  private static void sqrt(float[] a, int ai, float[] r, int ri, int n) {
    int i = 0;
    for (; i < FLOATS.loopBound(n); i += FLOATS.length()) {
      FloatVector x = FLOAT.cast(FloatVector.fromArray(FLOATS, a, ai + i));
      x.sqrt().intoArray(r, ri + i);
    }
    for (; i < n; i++) {
      float x = a[ai + i];
      r[ri + i] = (float) Math.sqrt(x);
    }
  }

  private static void relu(float[] a, int ai, float[] r, int ri, int n) {
    int i = 0;
    for (; i < FLOATS.loopBound(n); i += FLOATS.length()) {
      FloatVector x = FLOAT.cast(FloatVector.fromArray(FLOATS, a, ai + i));
      x.max(0).intoArray(r, ri + i);
    }
    for (; i < n; i++) {
      float x = a[ai + i];
      r[ri + i] = Math.max(x, 0);
    }
  }
}
