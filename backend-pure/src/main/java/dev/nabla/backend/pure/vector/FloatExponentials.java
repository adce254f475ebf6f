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
import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.FMA;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LT;

import dev.nabla.backend.pure.loop.FloatMath;
import dev.nabla.backend.pure.loop.UnaryLoop;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;

/**
 * Exponential functions of FLOAT32, operation by operation those of {@link FloatMath}, in passes:
 * the first bounds the argument and leaves NaN as it is, the second reduces it, the third has the
 * power of two.
 */
final class FloatExponentials {
  /** Up to this size, {@code e^x} is a normal number. */
  private static final float NORMAL = 87;

  static final UnaryLoop<float[], float[]> EXP =
      new Passes(
              2,
              FloatMath::exp,
              FloatExponentials::boundExp,
              FloatExponentials::reduce,
              (a, ai, t, r, ri, m) -> scale(t, r, ri, m))
          .within(NORMAL, FloatExponentials::exp);

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
              FloatExponentials::sigmoid)
          .within(NORMAL, FloatExponentials::usualSigmoid);

  static final UnaryLoop<float[], float[]> TANH =
      new Passes(2, FloatMath::tanh, FloatExponentials::twice, FloatExponentials::tanh);

  private static final int ONE_BITS = Float.floatToRawIntBits(1);
  private static final int ROUNDER_BITS = Float.floatToRawIntBits(ROUNDER);

  private FloatExponentials() {}

  /** Where 2^k is a float: k is added to the exponent of e. */
  private static void exp(float[] a, int ai, float[] t, float[] r, int ri, int m) {
    for (int i = 0; i < m; i += FLOATS.length()) {
      FloatVector x = FLOAT.cast(FloatVector.fromArray(FLOATS, a, ai + i));
      FloatVector shifted = x.fma(LOG2_E, ROUNDER);
      FloatVector k = shifted.sub(ROUNDER);
      FloatVector f = k.lanewise(FMA, -LN2_LOW, k.lanewise(FMA, -LN2_HIGH, x));
      FloatVector e =
          f.fma(EXP_4, EXP_3)
              .lanewise(FMA, f, EXP_2)
              .lanewise(FMA, f, EXP_1)
              .lanewise(FMA, f, EXP_0)
              .fma(f.mul(f), f)
              .add(1);
      IntVector power = INT.cast(shifted.reinterpretShape(INTS, 0)).lanewise(LSHL, 23);
      IntVector bits = INT.cast(e.reinterpretShape(INTS, 0)).add(power);
      FLOAT.cast(bits.reinterpretShape(FLOATS, 0)).intoArray(r, ri + i);
    }
  }

  private static void boundExp(float[] a, int ai, float[] t, float[] r, int ri, int m) {
    for (int i = 0; i < m; i += FLOATS.length()) {
      FloatVector x = FLOAT.cast(FloatVector.fromArray(FLOATS, a, ai + i));
      x.blend(-EXP_LIMIT, x.compare(LT, -EXP_LIMIT))
          .blend(EXP_LIMIT, x.compare(GT, EXP_LIMIT))
          .intoArray(t, i);
    }
  }

  /** {@code e^x = 2^k e}: e, and m elements on, what has k in its last bits. */
  static void reduce(float[] a, int ai, float[] t, float[] r, int ri, int m) {
    for (int i = 0; i < m; i += FLOATS.length()) {
      FloatVector x = FLOAT.cast(FloatVector.fromArray(FLOATS, t, i));
      FloatVector shifted = x.fma(LOG2_E, ROUNDER);
      FloatVector k = shifted.sub(ROUNDER);
      FloatVector f = k.lanewise(FMA, -LN2_LOW, k.lanewise(FMA, -LN2_HIGH, x));
      f.fma(EXP_4, EXP_3)
          .lanewise(FMA, f, EXP_2)
          .lanewise(FMA, f, EXP_1)
          .lanewise(FMA, f, EXP_0)
          .fma(f.mul(f), f)
          .add(1)
          .intoArray(t, i);
      shifted.intoArray(t, m + i);
    }
  }

  /** {@code 2^k e}, by two factors: 2^k alone may be no float. */
  static void scale(float[] t, float[] r, int ri, int m) {
    for (int i = 0; i < m; i += FLOATS.length()) {
      FloatVector shifted = FLOAT.cast(FloatVector.fromArray(FLOATS, t, m + i));
      IntVector k = INT.cast(shifted.reinterpretShape(INTS, 0)).sub(ROUNDER_BITS - 2 * 127);
      IntVector half = k.lanewise(ASHR, 1);
      IntVector first = half.lanewise(LSHL, 23);
      IntVector second = k.sub(half).lanewise(LSHL, 23);
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
      x.blend(EXPM1_FLOOR, x.compare(LT, EXPM1_FLOOR))
          .blend(EXPM1_LIMIT, x.compare(GT, EXPM1_LIMIT))
          .intoArray(t, i);
    }
  }

  /** {@code e^x = 2^k (1 + e)}: e, and m elements on, what has k in its last bits. */
  static void reduceLessOne(float[] a, int ai, float[] t, float[] r, int ri, int m) {
    for (int i = 0; i < m; i += FLOATS.length()) {
      FloatVector x = FLOAT.cast(FloatVector.fromArray(FLOATS, t, i));
      FloatVector shifted = x.fma(LOG2_E, ROUNDER);
      FloatVector k = shifted.sub(ROUNDER);
      FloatVector f = k.lanewise(FMA, -LN2_LOW, k.lanewise(FMA, -LN2_HIGH, x));
      f.fma(EXPM1_5, EXPM1_4)
          .lanewise(FMA, f, EXPM1_3)
          .lanewise(FMA, f, EXPM1_2)
          .lanewise(FMA, f, EXPM1_1)
          .lanewise(FMA, f, EXPM1_0)
          .fma(f.mul(f), f)
          .intoArray(t, i);
      shifted.intoArray(t, m + i);
    }
  }

  private static void expm1(float[] a, int ai, float[] t, float[] r, int ri, int m) {
    for (int i = 0; i < m; i += FLOATS.length()) {
      FloatVector x = FLOAT.cast(FloatVector.fromArray(FLOATS, a, ai + i));
      FloatVector shifted = FLOAT.cast(FloatVector.fromArray(FLOATS, t, m + i));
      IntVector k = INT.cast(shifted.reinterpretShape(INTS, 0)).sub(ROUNDER_BITS + 1 - 127);
      IntVector bits = k.lanewise(LSHL, 23);
      FloatVector half = FLOAT.cast(bits.reinterpretShape(FLOATS, 0));
      FloatVector y = half.fma(FloatVector.fromArray(FLOATS, t, i), half.sub(0.5f)).mul(2);
      y.blend(x, x.abs().compare(LT, TINY)).intoArray(r, ri + i);
    }
  }

  private static void minusSize(float[] a, int ai, float[] t, float[] r, int ri, int m) {
    for (int i = 0; i < m; i += FLOATS.length()) {
      FloatVector x = FLOAT.cast(FloatVector.fromArray(FLOATS, a, ai + i)).abs().neg();
      x.blend(-EXP_LIMIT, x.compare(LT, -EXP_LIMIT)).intoArray(t, i);
    }
  }

  private static void sigmoid(float[] a, int ai, float[] t, float[] r, int ri, int m) {
    for (int i = 0; i < m; i += FLOATS.length()) {
      FloatVector x = FLOAT.cast(FloatVector.fromArray(FLOATS, a, ai + i));
      FloatVector shifted = FLOAT.cast(FloatVector.fromArray(FLOATS, t, m + i));
      IntVector k = INT.cast(shifted.reinterpretShape(INTS, 0)).sub(ROUNDER_BITS - 2 * 127);
      IntVector half = k.lanewise(ASHR, 1);
      IntVector first = half.lanewise(LSHL, 23);
      IntVector second = k.sub(half).lanewise(LSHL, 23);
      FloatVector y =
          FLOAT
              .cast(FloatVector.fromArray(FLOATS, t, i))
              .mul(first.reinterpretShape(FLOATS, 0))
              .mul(second.reinterpretShape(FLOATS, 0));
      y.blend(1, x.compare(LT, 0).not()).div(y.add(1)).intoArray(r, ri + i);
    }
  }

  private static void usualSigmoid(float[] a, int ai, float[] t, float[] r, int ri, int m) {
    for (int i = 0; i < m; i += FLOATS.length()) {
      FloatVector x = FLOAT.cast(FloatVector.fromArray(FLOATS, a, ai + i));
      FloatVector size = x.abs().neg();
      FloatVector shifted = size.fma(LOG2_E, ROUNDER);
      FloatVector k = shifted.sub(ROUNDER);
      FloatVector f = k.lanewise(FMA, -LN2_LOW, k.lanewise(FMA, -LN2_HIGH, size));
      FloatVector e =
          f.fma(EXP_4, EXP_3)
              .lanewise(FMA, f, EXP_2)
              .lanewise(FMA, f, EXP_1)
              .lanewise(FMA, f, EXP_0)
              .fma(f.mul(f), f)
              .add(1);
      IntVector power = INT.cast(shifted.reinterpretShape(INTS, 0)).lanewise(LSHL, 23);
      IntVector bits = INT.cast(e.reinterpretShape(INTS, 0)).add(power);
      FloatVector y = FLOAT.cast(bits.reinterpretShape(FLOATS, 0));
      y.blend(1, x.compare(LT, 0).not()).div(y.add(1)).intoArray(r, ri + i);
    }
  }

  /** {@code e^(2|x|) = 2^k (1 + e)}: e, and m elements on, what has k in its last bits. */
  private static void twice(float[] a, int ai, float[] t, float[] r, int ri, int m) {
    for (int i = 0; i < m; i += FLOATS.length()) {
      FloatVector size = FLOAT.cast(FloatVector.fromArray(FLOATS, a, ai + i)).abs();
      FloatVector x = size.blend(TANH_END, size.compare(GT, TANH_END)).mul(2);
      FloatVector shifted = x.fma(LOG2_E, ROUNDER);
      shifted.intoArray(t, m + i);
      FloatVector k = shifted.sub(ROUNDER);
      FloatVector f = k.lanewise(FMA, -LN2_LOW, k.lanewise(FMA, -LN2_HIGH, x));
      f.fma(EXPM1_5, EXPM1_4)
          .lanewise(FMA, f, EXPM1_3)
          .lanewise(FMA, f, EXPM1_2)
          .lanewise(FMA, f, EXPM1_1)
          .lanewise(FMA, f, EXPM1_0)
          .fma(f.mul(f), f)
          .intoArray(t, i);
    }
  }

  private static void tanh(float[] a, int ai, float[] t, float[] r, int ri, int m) {
    for (int i = 0; i < m; i += FLOATS.length()) {
      FloatVector x = FLOAT.cast(FloatVector.fromArray(FLOATS, a, ai + i));
      FloatVector shifted = FLOAT.cast(FloatVector.fromArray(FLOATS, t, m + i));
      IntVector power = INT.cast(shifted.reinterpretShape(INTS, 0)).lanewise(LSHL, 23);
      FloatVector scale = FLOAT.cast(power.add(ONE_BITS).reinterpretShape(FLOATS, 0));
      FloatVector y = scale.fma(FloatVector.fromArray(FLOATS, t, i), scale.sub(1));
      IntVector bits = INT.cast(y.div(y.add(2)).reinterpretShape(INTS, 0));
      IntVector sign = INT.cast(x.reinterpretShape(INTS, 0)).and(Integer.MIN_VALUE);
      FLOAT.cast(bits.or(sign).reinterpretShape(FLOATS, 0)).intoArray(r, ri + i);
    }
  }
}
