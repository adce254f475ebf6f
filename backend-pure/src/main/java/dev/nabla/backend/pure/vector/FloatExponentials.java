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

import dev.nabla.backend.pure.loop.FloatMath;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Exponential functions of FLOAT32, operation by operation those of {@link FloatMath}.
 *
 * <p>A function goes over a block in passes of up to some forty vector operations: of longer ones
 * the compiler keeps vectors on the heap; on Java 17 also, once it has seen other vector code, of
 * some in which anything follows a polynomial.
 */
final class FloatExponentials {
  /** Elements of a block: it and its results fit the first-level cache. */
  static final int BLOCK = 512;

  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int ROUNDER_BITS = Float.floatToRawIntBits(ROUNDER);

  private FloatExponentials() {}

  static void exp(float[] a, int ai, float[] r, int ri, int n) {
    int i = 0;
    for (; i < SPECIES.loopBound(n); i += SPECIES.length()) {
      FloatVector x = FloatVector.fromArray(SPECIES, a, ai + i);
      finiteExp(bounded(x, -EXP_LIMIT, EXP_LIMIT)).intoArray(r, ri + i);
    }
    for (; i < n; i++) {
      r[ri + i] = FloatMath.exp(a[ai + i]);
    }
  }

  /** Leaves NaN as it is. */
  private static FloatVector bounded(FloatVector x, float least, float greatest) {
    return x.blend(least, x.compare(VectorOperators.LT, least))
        .blend(greatest, x.compare(VectorOperators.GT, greatest));
  }

  /** {@code e^x} for x within the limits, or NaN. */
  static FloatVector finiteExp(FloatVector x) {
    FloatVector shifted = x.mul(LOG2_E).add(ROUNDER);
    FloatVector n = shifted.sub(ROUNDER);
    FloatVector r = x.sub(n.mul(LN2_HIGH)).sub(n.mul(LN2_LOW));
    FloatVector p = r.mul(EXP_4).add(EXP_3).mul(r).add(EXP_2).mul(r).add(EXP_1).mul(r).add(EXP_0);
    FloatVector e = p.mul(r.mul(r)).add(r).add(1);
    IntVector power = shifted.reinterpretAsInts().sub(ROUNDER_BITS);
    IntVector half = power.lanewise(VectorOperators.ASHR, 1);
    return e.mul(power(half)).mul(power(power.sub(half)));
  }

  private static FloatVector power(IntVector n) {
    return n.add(127).lanewise(VectorOperators.LSHL, 23).reinterpretAsFloats();
  }

  static void expm1(float[] a, int ai, float[] r, int ri, int n) {
    float[] e = new float[Math.min(n, BLOCK)];
    for (int done = 0; done < n; done += BLOCK) {
      int m = Math.min(BLOCK, n - done);
      expm1OfNormal(a, ai + done, e, m);
      expm1(a, ai + done, e, r, ri + done, m);
    }
  }

  private static void expm1OfNormal(float[] a, int ai, float[] e, int n) {
    for (int i = 0; i < SPECIES.loopBound(n); i += SPECIES.length()) {
      FloatVector x = FloatVector.fromArray(SPECIES, a, ai + i);
      finiteExpm1(bounded(x, EXPM1_FLOOR, EXPM1_LIMIT)).intoArray(e, i);
    }
  }

  private static void expm1(float[] a, int ai, float[] e, float[] r, int ri, int n) {
    int i = 0;
    for (; i < SPECIES.loopBound(n); i += SPECIES.length()) {
      FloatVector x = FloatVector.fromArray(SPECIES, a, ai + i);
      FloatVector y = FloatVector.fromArray(SPECIES, e, i);
      y.blend(x, x.abs().compare(VectorOperators.LT, TINY)).intoArray(r, ri + i);
    }
    for (; i < n; i++) {
      r[ri + i] = FloatMath.expm1(a[ai + i]);
    }
  }

  private static FloatVector finiteExpm1(FloatVector x) {
    FloatVector shifted = x.mul(LOG2_E).add(ROUNDER);
    FloatVector n = shifted.sub(ROUNDER);
    FloatVector r = x.sub(n.mul(LN2_HIGH)).sub(n.mul(LN2_LOW));
    FloatVector p =
        r.mul(EXPM1_5)
            .add(EXPM1_4)
            .mul(r)
            .add(EXPM1_3)
            .mul(r)
            .add(EXPM1_2)
            .mul(r)
            .add(EXPM1_1)
            .mul(r)
            .add(EXPM1_0);
    FloatVector e = p.mul(r.mul(r)).add(r);
    FloatVector half = power(shifted.reinterpretAsInts().sub(ROUNDER_BITS + 1));
    return half.mul(e).add(half.sub(0.5f)).mul(2);
  }

  static void sigmoid(float[] a, int ai, float[] r, int ri, int n) {
    float[] e = new float[Math.min(n, BLOCK)];
    for (int done = 0; done < n; done += BLOCK) {
      int m = Math.min(BLOCK, n - done);
      expOfSize(a, ai + done, e, m);
      sigmoid(a, ai + done, e, r, ri + done, m);
    }
  }

  /** {@code e^-|x|}. */
  private static void expOfSize(float[] a, int ai, float[] e, int n) {
    for (int i = 0; i < SPECIES.loopBound(n); i += SPECIES.length()) {
      FloatVector x = FloatVector.fromArray(SPECIES, a, ai + i).abs().neg();
      finiteExp(x.blend(-EXP_LIMIT, x.compare(VectorOperators.LT, -EXP_LIMIT))).intoArray(e, i);
    }
  }

  private static void sigmoid(float[] a, int ai, float[] e, float[] r, int ri, int n) {
    int i = 0;
    for (; i < SPECIES.loopBound(n); i += SPECIES.length()) {
      FloatVector x = FloatVector.fromArray(SPECIES, a, ai + i);
      FloatVector y = FloatVector.fromArray(SPECIES, e, i);
      FloatVector one = FloatVector.broadcast(SPECIES, 1);
      one.blend(y, x.compare(VectorOperators.LT, 0)).div(y.add(1)).intoArray(r, ri + i);
    }
    for (; i < n; i++) {
      r[ri + i] = FloatMath.sigmoid(a[ai + i]);
    }
  }

  static void tanh(float[] a, int ai, float[] r, int ri, int n) {
    float[] e = new float[Math.min(n, BLOCK)];
    for (int done = 0; done < n; done += BLOCK) {
      int m = Math.min(BLOCK, n - done);
      expm1OfTwice(a, ai + done, e, m);
      tanh(a, ai + done, e, r, ri + done, m);
    }
  }

  /** {@code e^2|x| - 1}. */
  private static void expm1OfTwice(float[] a, int ai, float[] e, int n) {
    for (int i = 0; i < SPECIES.loopBound(n); i += SPECIES.length()) {
      FloatVector size = FloatVector.fromArray(SPECIES, a, ai + i).abs();
      FloatVector x = size.blend(TANH_END, size.compare(VectorOperators.GT, TANH_END)).mul(2);
      boundedExpm1(x).intoArray(e, i);
    }
  }

  private static void tanh(float[] a, int ai, float[] e, float[] r, int ri, int n) {
    int i = 0;
    for (; i < SPECIES.loopBound(n); i += SPECIES.length()) {
      FloatVector x = FloatVector.fromArray(SPECIES, a, ai + i);
      FloatVector y = FloatVector.fromArray(SPECIES, e, i);
      signed(y.div(y.add(2)), x).intoArray(r, ri + i);
    }
    for (; i < n; i++) {
      r[ri + i] = FloatMath.tanh(a[ai + i]);
    }
  }

  /** For x of which e^x is neither very large nor very small. */
  private static FloatVector boundedExpm1(FloatVector x) {
    FloatVector shifted = x.mul(LOG2_E).add(ROUNDER);
    FloatVector n = shifted.sub(ROUNDER);
    FloatVector r = x.sub(n.mul(LN2_HIGH)).sub(n.mul(LN2_LOW));
    FloatVector p =
        r.mul(EXPM1_5)
            .add(EXPM1_4)
            .mul(r)
            .add(EXPM1_3)
            .mul(r)
            .add(EXPM1_2)
            .mul(r)
            .add(EXPM1_1)
            .mul(r)
            .add(EXPM1_0);
    FloatVector scale = power(shifted.reinterpretAsInts().sub(ROUNDER_BITS));
    return scale.mul(p.mul(r.mul(r)).add(r)).add(scale.sub(1));
  }

  /** {@code size}, which is not negative, with the sign of {@code x}. */
  static FloatVector signed(FloatVector size, FloatVector x) {
    IntVector sign = x.reinterpretAsInts().and(Integer.MIN_VALUE);
    return size.reinterpretAsInts().or(sign).reinterpretAsFloats();
  }
}
