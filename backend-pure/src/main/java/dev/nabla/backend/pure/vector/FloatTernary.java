package dev.nabla.backend.pure.vector;

import static dev.nabla.backend.pure.vector.Lanes.FLOAT;
import static dev.nabla.backend.pure.vector.Lanes.FLOATS;

import dev.nabla.backend.pure.loop.TernaryLoop;
import dev.nabla.backend.pure.loop.TernaryOp;
import jdk.incubator.vector.FloatVector;

/** Arithmetic of three FLOAT32 operands; each ends, below a whole vector, in plain Java. */
final class FloatTernary {
  private FloatTernary() {}

  static TernaryLoop<float[]> of(TernaryOp op) {
    return switch (op) {
      case ADD_SCALED -> FloatTernary::addScaled;
      case LERP -> FloatTernary::lerp;
      case ADDCMUL -> FloatTernary::addcmul;
      case ADDCDIV -> FloatTernary::addcdiv;
    };
  }

  private static void addScaled(
      double s, float[] a, int ai, float[] b, int bi, float[] c, int ci, float[] r, int ri, int n) {
    float t = (float) s;
    int i = 0;
    for (; i < FLOATS.loopBound(n); i += FLOATS.length()) {
      FloatVector x = FLOAT.cast(FloatVector.fromArray(FLOATS, a, ai + i));
      FloatVector y = FLOAT.cast(FloatVector.fromArray(FLOATS, b, bi + i));
      y.mul(t).add(x).intoArray(r, ri + i);
    }
    for (; i < n; i++) {
      r[ri + i] = a[ai + i] + b[bi + i] * t;
    }
  }

  private static void lerp(
      double s, float[] a, int ai, float[] b, int bi, float[] c, int ci, float[] r, int ri, int n) {
    float t = (float) s;
    int i = 0;
    for (; i < FLOATS.loopBound(n); i += FLOATS.length()) {
      FloatVector x = FLOAT.cast(FloatVector.fromArray(FLOATS, a, ai + i));
      FloatVector y = FLOAT.cast(FloatVector.fromArray(FLOATS, b, bi + i));
      y.sub(x).mul(t).add(x).intoArray(r, ri + i);
    }
    for (; i < n; i++) {
      r[ri + i] = a[ai + i] + (b[bi + i] - a[ai + i]) * t;
    }
  }

  private static void addcmul(
      double s, float[] a, int ai, float[] b, int bi, float[] c, int ci, float[] r, int ri, int n) {
    float t = (float) s;
    int i = 0;
    for (; i < FLOATS.loopBound(n); i += FLOATS.length()) {
      FloatVector x = FLOAT.cast(FloatVector.fromArray(FLOATS, a, ai + i));
      FloatVector y = FLOAT.cast(FloatVector.fromArray(FLOATS, b, bi + i));
      FloatVector z = FLOAT.cast(FloatVector.fromArray(FLOATS, c, ci + i));
      y.mul(t).mul(z).add(x).intoArray(r, ri + i);
    }
    for (; i < n; i++) {
      r[ri + i] = a[ai + i] + b[bi + i] * t * c[ci + i];
    }
  }

  private static void addcdiv(
      double s, float[] a, int ai, float[] b, int bi, float[] c, int ci, float[] r, int ri, int n) {
    float t = (float) s;
    int i = 0;
    for (; i < FLOATS.loopBound(n); i += FLOATS.length()) {
      FloatVector x = FLOAT.cast(FloatVector.fromArray(FLOATS, a, ai + i));
      FloatVector y = FLOAT.cast(FloatVector.fromArray(FLOATS, b, bi + i));
      FloatVector z = FLOAT.cast(FloatVector.fromArray(FLOATS, c, ci + i));
      y.mul(t).div(z).add(x).intoArray(r, ri + i);
    }
    for (; i < n; i++) {
      r[ri + i] = a[ai + i] + b[bi + i] * t / c[ci + i];
    }
  }
}
