package dev.nabla.backend.pure.vector;

import static dev.nabla.backend.pure.loop.Coefficients.LN2_HIGH;
import static dev.nabla.backend.pure.loop.Coefficients.LN2_LOW;
import static dev.nabla.backend.pure.loop.Coefficients.LOG2_E_LESS_1;
import static dev.nabla.backend.pure.loop.Coefficients.LOG_0;
import static dev.nabla.backend.pure.loop.Coefficients.LOG_1;
import static dev.nabla.backend.pure.loop.Coefficients.LOG_2;
import static dev.nabla.backend.pure.loop.Coefficients.LOG_3;
import static dev.nabla.backend.pure.loop.Coefficients.LOG_4;
import static dev.nabla.backend.pure.loop.Coefficients.LOG_5;
import static dev.nabla.backend.pure.loop.Coefficients.LOG_6;
import static dev.nabla.backend.pure.loop.Coefficients.LOG_7;
import static dev.nabla.backend.pure.loop.Coefficients.ROOT_HALF_BITS;
import static dev.nabla.backend.pure.loop.Coefficients.ROUNDER;
import static dev.nabla.backend.pure.loop.Coefficients.TINY;
import static dev.nabla.backend.pure.vector.Lanes.FLOAT;
import static dev.nabla.backend.pure.vector.Lanes.FLOATS;
import static dev.nabla.backend.pure.vector.Lanes.INT;
import static dev.nabla.backend.pure.vector.Lanes.INTS;

import dev.nabla.backend.pure.loop.FloatMath;
import dev.nabla.backend.pure.loop.UnaryLoop;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;

/**
 * Logarithms of FLOAT32, operation by operation those of {@link FloatMath}, to which goes each
 * argument that is no positive normal number.
 */
final class FloatLogarithms {
  static final UnaryLoop<float[], float[]> LOG =
      new Passes(
          3,
          FloatMath::log,
          FloatLogarithms::copy,
          FloatLogarithms::split,
          FloatLogarithms::polynomial,
          FloatLogarithms::log,
          FloatLogarithms::settleLog);

  static final UnaryLoop<float[], float[]> LOG2 =
      new Passes(
          3,
          FloatMath::log2,
          FloatLogarithms::copy,
          FloatLogarithms::split,
          FloatLogarithms::polynomial,
          FloatLogarithms::log2,
          FloatLogarithms::settleLog2);

  static final UnaryLoop<float[], float[]> LOG1P =
      new Passes(
          3,
          FloatMath::log1p,
          FloatLogarithms::next,
          FloatLogarithms::split,
          FloatLogarithms::polynomial,
          FloatLogarithms::log,
          FloatLogarithms::addLost,
          FloatLogarithms::settleLog1p);

  private static final int ROUNDER_BITS = Float.floatToRawIntBits(ROUNDER);

  private FloatLogarithms() {}

  private static void copy(float[] a, int ai, float[] t, float[] r, int ri, int m) {
    System.arraycopy(a, ai, t, 0, m);
  }

  private static void next(float[] a, int ai, float[] t, float[] r, int ri, int m) {
    for (int i = 0; i < m; i += FLOATS.length()) {
      FLOAT.cast(FloatVector.fromArray(FLOATS, a, ai + i)).add(1).intoArray(t, i);
    }
  }

  /** {@code x = 2^k (1 + f)}: f, and m elements on, k. */
  private static void split(float[] a, int ai, float[] t, float[] r, int ri, int m) {
    for (int i = 0; i < m; i += FLOATS.length()) {
      FloatVector x = FLOAT.cast(FloatVector.fromArray(FLOATS, t, i));
      IntVector bits = INT.cast(x.reinterpretShape(INTS, 0));
      IntVector power = bits.sub(ROOT_HALF_BITS).lanewise(VectorOperators.ASHR, 23);
      IntVector rounded = power.add(ROUNDER_BITS);
      FLOAT.cast(rounded.reinterpretShape(FLOATS, 0)).sub(ROUNDER).intoArray(t, m + i);
      IntVector one = bits.sub(power.lanewise(VectorOperators.LSHL, 23));
      FLOAT.cast(one.reinterpretShape(FLOATS, 0)).sub(1).intoArray(t, i);
    }
  }

  /** {@code (ln(1 + f) - f + f^2 / 2) / f^3}, 2 m elements on. */
  private static void polynomial(float[] a, int ai, float[] t, float[] r, int ri, int m) {
    for (int i = 0; i < m; i += FLOATS.length()) {
      FloatVector f = FLOAT.cast(FloatVector.fromArray(FLOATS, t, i));
      f.mul(LOG_7)
          .add(LOG_6)
          .mul(f)
          .add(LOG_5)
          .mul(f)
          .add(LOG_4)
          .mul(f)
          .add(LOG_3)
          .mul(f)
          .add(LOG_2)
          .mul(f)
          .add(LOG_1)
          .mul(f)
          .add(LOG_0)
          .intoArray(t, 2 * m + i);
    }
  }

  private static void log(float[] a, int ai, float[] t, float[] r, int ri, int m) {
    for (int i = 0; i < m; i += FLOATS.length()) {
      FloatVector f = FLOAT.cast(FloatVector.fromArray(FLOATS, t, i));
      FloatVector k = FLOAT.cast(FloatVector.fromArray(FLOATS, t, m + i));
      FloatVector p = FLOAT.cast(FloatVector.fromArray(FLOATS, t, 2 * m + i));
      FloatVector square = f.mul(f);
      FloatVector y = p.mul(square).mul(f).add(k.mul(LN2_LOW)).sub(square.mul(0.5f));
      f.add(y).add(k.mul(LN2_HIGH)).intoArray(t, i);
    }
  }

  private static void log2(float[] a, int ai, float[] t, float[] r, int ri, int m) {
    for (int i = 0; i < m; i += FLOATS.length()) {
      FloatVector f = FLOAT.cast(FloatVector.fromArray(FLOATS, t, i));
      FloatVector k = FLOAT.cast(FloatVector.fromArray(FLOATS, t, m + i));
      FloatVector p = FLOAT.cast(FloatVector.fromArray(FLOATS, t, 2 * m + i));
      FloatVector square = f.mul(f);
      FloatVector y = p.mul(square).mul(f).sub(square.mul(0.5f));
      FloatVector most = y.mul(LOG2_E_LESS_1).add(f.mul(LOG2_E_LESS_1));
      most.add(y).add(f).add(k).intoArray(t, i);
    }
  }

  /** What {@code x + 1} lost in rounding. */
  private static void addLost(float[] a, int ai, float[] t, float[] r, int ri, int m) {
    for (int i = 0; i < m; i += FLOATS.length()) {
      FloatVector x = FLOAT.cast(FloatVector.fromArray(FLOATS, a, ai + i));
      FloatVector u = x.add(1);
      FloatVector above = u.sub(x).neg().add(1);
      FloatVector lost = above.blend(x.sub(u.sub(1)), x.compare(VectorOperators.LT, 1));
      FloatVector sum = FLOAT.cast(FloatVector.fromArray(FLOATS, t, i)).add(lost.div(u));
      sum.blend(x, x.abs().compare(VectorOperators.LT, TINY)).intoArray(t, i);
    }
  }

  private static void settleLog(float[] a, int ai, float[] t, float[] r, int ri, int m) {
    if (areNormal(a, ai, 0, m)) {
      System.arraycopy(t, 0, r, ri, m);
      return;
    }
    for (int i = 0; i < m; i++) {
      float x = a[ai + i];
      r[ri + i] = isNormal(x) ? t[i] : FloatMath.log(x);
    }
  }

  private static void settleLog2(float[] a, int ai, float[] t, float[] r, int ri, int m) {
    if (areNormal(a, ai, 0, m)) {
      System.arraycopy(t, 0, r, ri, m);
      return;
    }
    for (int i = 0; i < m; i++) {
      float x = a[ai + i];
      r[ri + i] = isNormal(x) ? t[i] : FloatMath.log2(x);
    }
  }

  private static void settleLog1p(float[] a, int ai, float[] t, float[] r, int ri, int m) {
    if (areNormal(a, ai, 1, m)) {
      System.arraycopy(t, 0, r, ri, m);
      return;
    }
    for (int i = 0; i < m; i++) {
      float x = a[ai + i];
      r[ri + i] = isNormal(x + 1) ? t[i] : FloatMath.log1p(x);
    }
  }

  private static boolean isNormal(float x) {
    return x >= Float.MIN_NORMAL && x < Float.POSITIVE_INFINITY;
  }

  /** Whether all sums are; {@code plus} is 0 or 1. */
  private static boolean areNormal(float[] a, int ai, float plus, int m) {
    for (int i = 0; i < m; i += FLOATS.length()) {
      FloatVector x = FLOAT.cast(FloatVector.fromArray(FLOATS, a, ai + i)).add(plus);
      if (!x.compare(VectorOperators.GE, Float.MIN_NORMAL)
          .and(x.compare(VectorOperators.LT, Float.POSITIVE_INFINITY))
          .allTrue()) {
        return false;
      }
    }
    return true;
  }
}
