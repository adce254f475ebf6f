package dev.nabla.backend.pure.vector;

import static dev.nabla.backend.pure.vector.Lanes.DOUBLE;
import static dev.nabla.backend.pure.vector.Lanes.DOUBLES;

import dev.nabla.backend.pure.loop.LoopSet;
import dev.nabla.backend.pure.loop.UnaryLoop;
import dev.nabla.tensor.DType;
import dev.nabla.tensor.UnaryOp;
import jdk.incubator.vector.DoubleVector;

/** Elementwise functions of FLOAT64; each ends, below a whole vector, in plain Java. */
final class DoubleUnary {
  private DoubleUnary() {}

  /** What no vector does is left to {@code plain}. */
  static UnaryLoop<?, ?> of(UnaryOp op, LoopSet plain) {
    return switch (op) {
      case NEG -> loop(DoubleUnary::neg);
      case ABS -> loop(DoubleUnary::abs);
      case SQUARE -> loop(DoubleUnary::square);
      case SQRT -> loop(DoubleUnary::sqrt);
      case RELU -> loop(DoubleUnary::relu);
      case SIGN,
          EXP,
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
          ROUND,
          NOT ->
          plain.unary(op, DType.FLOAT64);
    };
  }

  /** Gives a method reference its types. */
  private static UnaryLoop<double[], double[]> loop(UnaryLoop<double[], double[]> loop) {
    return loop;
  }

  private static void neg(double[] a, int ai, double[] r, int ri, int n) {
    int i = 0;
    for (; i < DOUBLES.loopBound(n); i += DOUBLES.length()) {
      DoubleVector x = DOUBLE.cast(DoubleVector.fromArray(DOUBLES, a, ai + i));
      x.neg().intoArray(r, ri + i);
    }
    for (; i < n; i++) {
      double x = a[ai + i];
      r[ri + i] = -x;
    }
  }

  private static void abs(double[] a, int ai, double[] r, int ri, int n) {
    int i = 0;
    for (; i < DOUBLES.loopBound(n); i += DOUBLES.length()) {
      DoubleVector x = DOUBLE.cast(DoubleVector.fromArray(DOUBLES, a, ai + i));
      x.abs().intoArray(r, ri + i);
    }
    for (; i < n; i++) {
      double x = a[ai + i];
      r[ri + i] = Math.abs(x);
    }
  }

  private static void square(double[] a, int ai, double[] r, int ri, int n) {
    int i = 0;
    for (; i < DOUBLES.loopBound(n); i += DOUBLES.length()) {
      DoubleVector x = DOUBLE.cast(DoubleVector.fromArray(DOUBLES, a, ai + i));
      x.mul(x).intoArray(r, ri + i);
    }
    for (; i < n; i++) {
      double x = a[ai + i];
      r[ri + i] = x * x;
    }
  }

  private static void sqrt(double[] a, int ai, double[] r, int ri, int n) {
    int i = 0;
    for (; i < DOUBLES.loopBound(n); i += DOUBLES.length()) {
      DoubleVector x = DOUBLE.cast(DoubleVector.fromArray(DOUBLES, a, ai + i));
      x.sqrt().intoArray(r, ri + i);
    }
    for (; i < n; i++) {
      double x = a[ai + i];
      r[ri + i] = Math.sqrt(x);
    }
  }

  private static void relu(double[] a, int ai, double[] r, int ri, int n) {
    int i = 0;
    for (; i < DOUBLES.loopBound(n); i += DOUBLES.length()) {
      DoubleVector x = DOUBLE.cast(DoubleVector.fromArray(DOUBLES, a, ai + i));
      x.max(0).intoArray(r, ri + i);
    }
    for (; i < n; i++) {
      double x = a[ai + i];
      r[ri + i] = Math.max(x, 0);
    }
  }
}
