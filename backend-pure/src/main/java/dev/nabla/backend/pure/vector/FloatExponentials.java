package dev.nabla.backend.pure.vector;

import static dev.nabla.backend.pure.loop.Coefficients.EXPM1_0;
import static dev.nabla.backend.pure.loop.Coefficients.EXPM1_1;
import static dev.nabla.backend.pure.loop.Coefficients.EXPM1_2;
import static dev.nabla.backend.pure.loop.Coefficients.EXPM1_3;
import static dev.nabla.backend.pure.loop.Coefficients.EXPM1_4;
import static dev.nabla.backend.pure.loop.Coefficients.EXPM1_5;
import static dev.nabla.backend.pure.loop.Coefficients.EXPM1_FLOOR;
import static dev.nabla.backend.pure.loop.Coefficients.EXPM1_LIMIT;
import static dev.nabla.backend.pure.loop.Coefficients.EXP_0;
import static dev.nabla.backend.pure.loop.Coefficients.EXP_1;
import static dev.nabla.backend.pure.loop.Coefficients.EXP_2;
import static dev.nabla.backend.pure.loop.Coefficients.EXP_3;
import static dev.nabla.backend.pure.loop.Coefficients.EXP_4;
import static dev.nabla.backend.pure.loop.Coefficients.EXP_LIMIT;
import static dev.nabla.backend.pure.loop.Coefficients.LN2_HIGH;
import static dev.nabla.backend.pure.loop.Coefficients.LN2_LOW;
import static dev.nabla.backend.pure.loop.Coefficients.LOG2_E;
import static dev.nabla.backend.pure.loop.Coefficients.ROUNDER;
import static dev.nabla.backend.pure.loop.Coefficients.TANH_END;
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
 * Exponential functions of FLOAT32, operation by operation those of {@link FloatMath}, in passes:
 * the first bounds the argument and leaves NaN as it is, the second reduces it, the third has the
 * power of two.
 */
final class FloatExponentials {
  static final UnaryLoop<float[], float[]> EXP =
      new Passes(
          2,
          FloatMath::exp,
          FloatExponentials::boundExp,
          FloatExponentials::reduce,
          (a, ai, t, r, ri, m) -> scale(t, r, ri, m));

  static final UnaryLoop<float[], float[]> EXPM1 =
      new Passes(
          2,
          FloatMath::expm1,
          FloatExponentials::boundExpm1,
          FloatExponentials::reduceLessOne,
          FloatExponentials::expm1);

  static final UnaryLoop<float[], float[]> SIGMOID =
      new Passes(
          2,
          FloatMath::sigmoid,
          FloatExponentials::minusSize,
          FloatExponentials::reduce,
          FloatExponentials::sigmoid);

  static final UnaryLoop<float[], float[]> TANH =
      new Passes(
          2,
          FloatMath::tanh,
          FloatExponentials::twiceSize,
          FloatExponentials::reduceLessOne,
          FloatExponentials::tanh);

  private static final int ROUNDER_BITS = Float.floatToRawIntBits(ROUNDER);

  private FloatExponentials() {}

  private static void boundExp(float[] a, int ai, float[] t, float[] r, int ri, int m) {
    for (int i = 0; i < m; i += FLOATS.length()) {
      FloatVector x = FLOAT.cast(FloatVector.fromArray(FLOATS, a, ai + i));
      x.blend(-EXP_LIMIT, x.compare(VectorOperators.LT, -EXP_LIMIT))
          .blend(EXP_LIMIT, x.compare(VectorOperators.GT, EXP_LIMIT))
          .intoArray(t, i);
    }
  }

  /** {@code e^x = 2^k e}: e, and m elements on, what has k in its last bits. */
  static void reduce(float[] a, int ai, float[] t, float[] r, int ri, int m) {
    for (int i = 0; i < m; i += FLOATS.length()) {
      FloatVector x = FLOAT.cast(FloatVector.fromArray(FLOATS, t, i));
      FloatVector shifted = x.mul(LOG2_E).add(ROUNDER);
      FloatVector k = shifted.sub(ROUNDER);
      FloatVector f = x.sub(k.mul(LN2_HIGH)).sub(k.mul(LN2_LOW));
      FloatVector p = f.mul(EXP_4).add(EXP_3).mul(f).add(EXP_2).mul(f).add(EXP_1).mul(f).add(EXP_0);
      p.mul(f.mul(f)).add(f).add(1).intoArray(t, i);
      shifted.intoArray(t, m + i);
    }
  }

  /** {@code 2^k e}, by two factors: 2^k alone may be no float. */
  static void scale(float[] t, float[] r, int ri, int m) {
    for (int i = 0; i < m; i += FLOATS.length()) {
      FloatVector shifted = FLOAT.cast(FloatVector.fromArray(FLOATS, t, m + i));
      IntVector k = INT.cast(shifted.reinterpretShape(INTS, 0)).sub(ROUNDER_BITS - 2 * 127);
      IntVector half = k.lanewise(VectorOperators.ASHR, 1);
      IntVector first = half.lanewise(VectorOperators.LSHL, 23);
      IntVector second = k.sub(half).lanewise(VectorOperators.LSHL, 23);
      FLOAT
          .cast(FloatVector.fromArray(FLOATS, t, i))
          .mul(first.reinterpretShape(FLOATS, 0))
          .mul(second.reinterpretShape(FLOATS, 0))
          .intoArray(r, ri + i);
    }
  }

  private static void boundExpm1(float[] a, int ai, float[] t, float[] r, int ri, int m) {
    for (int i = 0; i < m; i += FLOATS.length()) {
      FloatVector x = FLOAT.cast(FloatVector.fromArray(FLOATS, a, ai + i));
      x.blend(EXPM1_FLOOR, x.compare(VectorOperators.LT, EXPM1_FLOOR))
          .blend(EXPM1_LIMIT, x.compare(VectorOperators.GT, EXPM1_LIMIT))
          .intoArray(t, i);
    }
  }

  /** {@code e^x = 2^k (1 + e)}: e, and m elements on, what has k in its last bits. */
  static void reduceLessOne(float[] a, int ai, float[] t, float[] r, int ri, int m) {
    for (int i = 0; i < m; i += FLOATS.length()) {
      FloatVector x = FLOAT.cast(FloatVector.fromArray(FLOATS, t, i));
      FloatVector shifted = x.mul(LOG2_E).add(ROUNDER);
      FloatVector k = shifted.sub(ROUNDER);
      FloatVector f = x.sub(k.mul(LN2_HIGH)).sub(k.mul(LN2_LOW));
      FloatVector p =
          f.mul(EXPM1_5)
              .add(EXPM1_4)
              .mul(f)
              .add(EXPM1_3)
              .mul(f)
              .add(EXPM1_2)
              .mul(f)
              .add(EXPM1_1)
              .mul(f)
              .add(EXPM1_0);
      p.mul(f.mul(f)).add(f).intoArray(t, i);
      shifted.intoArray(t, m + i);
    }
  }

  private static void expm1(float[] a, int ai, float[] t, float[] r, int ri, int m) {
    for (int i = 0; i < m; i += FLOATS.length()) {
      FloatVector x = FLOAT.cast(FloatVector.fromArray(FLOATS, a, ai + i));
      FloatVector shifted = FLOAT.cast(FloatVector.fromArray(FLOATS, t, m + i));
      IntVector k = INT.cast(shifted.reinterpretShape(INTS, 0)).sub(ROUNDER_BITS + 1 - 127);
      IntVector bits = k.lanewise(VectorOperators.LSHL, 23);
      FloatVector half = FLOAT.cast(bits.reinterpretShape(FLOATS, 0));
      FloatVector y = half.mul(FloatVector.fromArray(FLOATS, t, i)).add(half.sub(0.5f)).mul(2);
      y.blend(x, x.abs().compare(VectorOperators.LT, TINY)).intoArray(r, ri + i);
    }
  }

  private static void minusSize(float[] a, int ai, float[] t, float[] r, int ri, int m) {
    for (int i = 0; i < m; i += FLOATS.length()) {
      FloatVector x = FLOAT.cast(FloatVector.fromArray(FLOATS, a, ai + i)).abs().neg();
      x.blend(-EXP_LIMIT, x.compare(VectorOperators.LT, -EXP_LIMIT)).intoArray(t, i);
    }
  }

  private static void sigmoid(float[] a, int ai, float[] t, float[] r, int ri, int m) {
    for (int i = 0; i < m; i += FLOATS.length()) {
      FloatVector x = FLOAT.cast(FloatVector.fromArray(FLOATS, a, ai + i));
      FloatVector shifted = FLOAT.cast(FloatVector.fromArray(FLOATS, t, m + i));
      IntVector k = INT.cast(shifted.reinterpretShape(INTS, 0)).sub(ROUNDER_BITS - 2 * 127);
      IntVector half = k.lanewise(VectorOperators.ASHR, 1);
      IntVector first = half.lanewise(VectorOperators.LSHL, 23);
      IntVector second = k.sub(half).lanewise(VectorOperators.LSHL, 23);
      FloatVector y =
          FLOAT
              .cast(FloatVector.fromArray(FLOATS, t, i))
              .mul(first.reinterpretShape(FLOATS, 0))
              .mul(second.reinterpretShape(FLOATS, 0));
      y.blend(1, x.compare(VectorOperators.LT, 0).not()).div(y.add(1)).intoArray(r, ri + i);
    }
  }

  private static void twiceSize(float[] a, int ai, float[] t, float[] r, int ri, int m) {
    for (int i = 0; i < m; i += FLOATS.length()) {
      FloatVector size = FLOAT.cast(FloatVector.fromArray(FLOATS, a, ai + i)).abs();
      size.blend(TANH_END, size.compare(VectorOperators.GT, TANH_END)).mul(2).intoArray(t, i);
    }
  }

  private static void tanh(float[] a, int ai, float[] t, float[] r, int ri, int m) {
    for (int i = 0; i < m; i += FLOATS.length()) {
      FloatVector x = FLOAT.cast(FloatVector.fromArray(FLOATS, a, ai + i));
      FloatVector shifted = FLOAT.cast(FloatVector.fromArray(FLOATS, t, m + i));
      IntVector k = INT.cast(shifted.reinterpretShape(INTS, 0)).sub(ROUNDER_BITS - 127);
      IntVector bits = k.lanewise(VectorOperators.LSHL, 23);
      FloatVector scale = FLOAT.cast(bits.reinterpretShape(FLOATS, 0));
      FloatVector y = scale.mul(FloatVector.fromArray(FLOATS, t, i)).add(scale.sub(1));
      FloatVector size = y.div(y.add(2));
      IntVector sign = INT.cast(x.reinterpretShape(INTS, 0)).and(Integer.MIN_VALUE);
      IntVector signed = INT.cast(size.reinterpretShape(INTS, 0)).or(sign);
      FLOAT.cast(signed.reinterpretShape(FLOATS, 0)).intoArray(r, ri + i);
    }
  }
}
