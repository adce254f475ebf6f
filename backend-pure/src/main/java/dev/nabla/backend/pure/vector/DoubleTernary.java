package dev.nabla.backend.pure.vector;

import static dev.nabla.backend.pure.vector.Lanes.DOUBLE;
import static dev.nabla.backend.pure.vector.Lanes.DOUBLES;

import dev.nabla.backend.pure.loop.TernaryLoop;
import dev.nabla.backend.pure.loop.TernaryOp;
import jdk.incubator.vector.DoubleVector;

/** Arithmetic of three FLOAT64 operands; each ends, below a whole vector, in plain Java. */
final class DoubleTernary {
  private DoubleTernary() {}

  static TernaryLoop<double[]> of(TernaryOp op) {
    return switch (op) {
      case ADD_SCALED -> DoubleTernary::addScaled;
      case LERP -> DoubleTernary::lerp;
      case ADDCMUL -> DoubleTernary::addcmul;
      case ADDCDIV -> DoubleTernary::addcdiv;
    };
  }

  private static void addScaled(
      double s,
      double[] a,
      int ai,
      double[] b,
      int bi,
      double[] c,
      int ci,
      double[] r,
      int ri,
      int n) {
    double t = s;
    int i = 0;
    for (; i < DOUBLES.loopBound(n); i += DOUBLES.length()) {
      DoubleVector x = DOUBLE.cast(DoubleVector.fromArray(DOUBLES, a, ai + i));
      DoubleVector y = DOUBLE.cast(DoubleVector.fromArray(DOUBLES, b, bi + i));
      y.mul(t).add(x).intoArray(r, ri + i);
    }
    for (; i < n; i++) {
      r[ri + i] = a[ai + i] + b[bi + i] * t;
    }
  }

  private static void lerp(
      double s,
      double[] a,
      int ai,
      double[] b,
      int bi,
      double[] c,
      int ci,
      double[] r,
      int ri,
      int n) {
    double t = s;
    int i = 0;
    for (; i < DOUBLES.loopBound(n); i += DOUBLES.length()) {
      DoubleVector x = DOUBLE.cast(DoubleVector.fromArray(DOUBLES, a, ai + i));
      DoubleVector y = DOUBLE.cast(DoubleVector.fromArray(DOUBLES, b, bi + i));
      y.sub(x).mul(t).add(x).intoArray(r, ri + i);
    }
    for (; i < n; i++) {
      r[ri + i] = a[ai + i] + (b[bi + i] - a[ai + i]) * t;
    }
  }

  private static void addcmul(
      double s,
      double[] a,
      int ai,
      double[] b,
      int bi,
      double[] c,
      int ci,
      double[] r,
      int ri,
      int n) {
    double t = s;
    int i = 0;
    for (; i < DOUBLES.loopBound(n); i += DOUBLES.length()) {
      DoubleVector x = DOUBLE.cast(DoubleVector.fromArray(DOUBLES, a, ai + i));
      DoubleVector y = DOUBLE.cast(DoubleVector.fromArray(DOUBLES, b, bi + i));
      DoubleVector z = DOUBLE.cast(DoubleVector.fromArray(DOUBLES, c, ci + i));
      y.mul(t).mul(z).add(x).intoArray(r, ri + i);
    }
    for (; i < n; i++) {
      r[ri + i] = a[ai + i] + b[bi + i] * t * c[ci + i];
    }
  }

  private static void addcdiv(
      double s,
      double[] a,
      int ai,
      double[] b,
      int bi,
      double[] c,
      int ci,
      double[] r,
      int ri,
      int n) {
    double t = s;
    int i = 0;
    for (; i < DOUBLES.loopBound(n); i += DOUBLES.length()) {
      DoubleVector x = DOUBLE.cast(DoubleVector.fromArray(DOUBLES, a, ai + i));
      DoubleVector y = DOUBLE.cast(DoubleVector.fromArray(DOUBLES, b, bi + i));
      DoubleVector z = DOUBLE.cast(DoubleVector.fromArray(DOUBLES, c, ci + i));
      y.mul(t).div(z).add(x).intoArray(r, ri + i);
    }
    for (; i < n; i++) {
      r[ri + i] = a[ai + i] + b[bi + i] * t / c[ci + i];
    }
  }
}
