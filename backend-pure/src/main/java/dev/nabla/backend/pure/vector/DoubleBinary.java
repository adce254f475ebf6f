package dev.nabla.backend.pure.vector;

import static dev.nabla.backend.pure.vector.Lanes.DOUBLE;
import static dev.nabla.backend.pure.vector.Lanes.DOUBLES;

import dev.nabla.backend.pure.loop.BinaryLoop;
import dev.nabla.backend.pure.loop.LoopSet;
import dev.nabla.tensor.BinaryOp;
import dev.nabla.tensor.DType;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;

/** Elementwise functions of two FLOAT64 operands, and the choice between them. */
final class DoubleBinary {
  private DoubleBinary() {}

  /** What no vector does is left to {@code plain}. */
  static BinaryLoop<?, ?> of(BinaryOp op, LoopSet plain) {
    return switch (op) {
      case ADD -> loop(DoubleBinary::add);
      case SUB -> loop(DoubleBinary::sub);
      case MUL -> loop(DoubleBinary::mul);
      case DIV -> loop(DoubleBinary::div);
      case MAXIMUM -> loop(DoubleBinary::max);
      case MINIMUM -> loop(DoubleBinary::min);
      case POW, REMAINDER, FMOD, ATAN2, AND, OR, XOR -> plain.binary(op, DType.FLOAT64);
    };
  }

  /** Gives a method reference its types. */
  private static BinaryLoop<double[], double[]> loop(BinaryLoop<double[], double[]> loop) {
    return loop;
  }

  private static void add(double[] a, int ai, double[] b, int bi, double[] r, int ri, int n) {
    int i = 0;
    for (; i < DOUBLES.loopBound(n); i += DOUBLES.length()) {
      DoubleVector x = DOUBLE.cast(DoubleVector.fromArray(DOUBLES, a, ai + i));
      x.add(DoubleVector.fromArray(DOUBLES, b, bi + i)).intoArray(r, ri + i);
    }
    for (; i < n; i++) {
      r[ri + i] = a[ai + i] + b[bi + i];
    }
  }

  private static void sub(double[] a, int ai, double[] b, int bi, double[] r, int ri, int n) {
    int i = 0;
    for (; i < DOUBLES.loopBound(n); i += DOUBLES.length()) {
      DoubleVector x = DOUBLE.cast(DoubleVector.fromArray(DOUBLES, a, ai + i));
      x.sub(DoubleVector.fromArray(DOUBLES, b, bi + i)).intoArray(r, ri + i);
    }
    for (; i < n; i++) {
      r[ri + i] = a[ai + i] - b[bi + i];
    }
  }

  private static void mul(double[] a, int ai, double[] b, int bi, double[] r, int ri, int n) {
    int i = 0;
    for (; i < DOUBLES.loopBound(n); i += DOUBLES.length()) {
      DoubleVector x = DOUBLE.cast(DoubleVector.fromArray(DOUBLES, a, ai + i));
      x.mul(DoubleVector.fromArray(DOUBLES, b, bi + i)).intoArray(r, ri + i);
    }
    for (; i < n; i++) {
      r[ri + i] = a[ai + i] * b[bi + i];
    }
  }

  private static void div(double[] a, int ai, double[] b, int bi, double[] r, int ri, int n) {
    int i = 0;
    for (; i < DOUBLES.loopBound(n); i += DOUBLES.length()) {
      DoubleVector x = DOUBLE.cast(DoubleVector.fromArray(DOUBLES, a, ai + i));
      x.div(DoubleVector.fromArray(DOUBLES, b, bi + i)).intoArray(r, ri + i);
    }
    for (; i < n; i++) {
      r[ri + i] = a[ai + i] / b[bi + i];
    }
  }

  private static void max(double[] a, int ai, double[] b, int bi, double[] r, int ri, int n) {
    int i = 0;
    for (; i < DOUBLES.loopBound(n); i += DOUBLES.length()) {
      DoubleVector x = DOUBLE.cast(DoubleVector.fromArray(DOUBLES, a, ai + i));
      x.max(DoubleVector.fromArray(DOUBLES, b, bi + i)).intoArray(r, ri + i);
    }
    for (; i < n; i++) {
      r[ri + i] = Math.max(a[ai + i], b[bi + i]);
    }
  }

  private static void min(double[] a, int ai, double[] b, int bi, double[] r, int ri, int n) {
    int i = 0;
    for (; i < DOUBLES.loopBound(n); i += DOUBLES.length()) {
      DoubleVector x = DOUBLE.cast(DoubleVector.fromArray(DOUBLES, a, ai + i));
      x.min(DoubleVector.fromArray(DOUBLES, b, bi + i)).intoArray(r, ri + i);
    }
    for (; i < n; i++) {
      r[ri + i] = Math.min(a[ai + i], b[bi + i]);
    }
  }

  static void choose(
      boolean[] condition,
      int ci,
      double[] a,
      int ai,
      double[] b,
      int bi,
      double[] r,
      int ri,
      int n) {
    int i = 0;
    for (; i < DOUBLES.loopBound(n); i += DOUBLES.length()) {
      DoubleVector x = DOUBLE.cast(DoubleVector.fromArray(DOUBLES, a, ai + i));
      DoubleVector y = DOUBLE.cast(DoubleVector.fromArray(DOUBLES, b, bi + i));
      y.blend(x, VectorMask.fromArray(DOUBLES, condition, ci + i)).intoArray(r, ri + i);
    }
    for (; i < n; i++) {
      r[ri + i] = condition[ci + i] ? a[ai + i] : b[bi + i];
    }
  }
}
