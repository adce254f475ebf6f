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
import static dev.nabla.backend.pure.loop.Coefficients.TINY;

import dev.nabla.backend.pure.loop.FloatMath;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Logarithms of FLOAT32, operation by operation those of {@link FloatMath}, to which goes each
 * vector with an argument that is no positive normal number.
 */
final class FloatLogarithms {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LEAST = Float.floatToRawIntBits(Float.MIN_NORMAL);
  private static final int BEYOND = Float.floatToRawIntBits(Float.POSITIVE_INFINITY);

  private FloatLogarithms() {}

  static void log(float[] a, int ai, float[] r, int ri, int n) {
    float[] logs = new float[Math.min(n, FloatExponentials.BLOCK)];
    for (int done = 0; done < n; done += FloatExponentials.BLOCK) {
      int m = Math.min(FloatExponentials.BLOCK, n - done);
      logOfNormal(a, ai + done, logs, m);
      log(a, ai + done, logs, r, ri + done, m);
    }
  }

  private static void logOfNormal(float[] a, int ai, float[] r, int n) {
    for (int i = 0; i < SPECIES.loopBound(n); i += SPECIES.length()) {
      log(FloatVector.fromArray(SPECIES, a, ai + i)).intoArray(r, i);
    }
  }

  private static void log(float[] a, int ai, float[] logs, float[] r, int ri, int n) {
    int i = 0;
    for (; i < SPECIES.loopBound(n); i += SPECIES.length()) {
      if (isNormal(FloatVector.fromArray(SPECIES, a, ai + i))) {
        FloatVector.fromArray(SPECIES, logs, i).intoArray(r, ri + i);
      } else {
        scalarLog(a, ai + i, r, ri + i, SPECIES.length());
      }
    }
    scalarLog(a, ai + i, r, ri + i, n - i);
  }

  private static void scalarLog(float[] a, int ai, float[] r, int ri, int n) {
    for (int i = 0; i < n; i++) {
      r[ri + i] = FloatMath.log(a[ai + i]);
    }
  }

  private static boolean isNormal(FloatVector x) {
    IntVector bits = x.reinterpretAsInts();
    return !bits.compare(VectorOperators.LT, LEAST)
        .or(bits.compare(VectorOperators.GE, BEYOND))
        .anyTrue();
  }

  private static FloatVector log(FloatVector x) {
    IntVector bits = x.reinterpretAsInts();
    IntVector power = bits.sub(ROOT_HALF_BITS).lanewise(VectorOperators.ASHR, 23);
    FloatVector e = (FloatVector) power.convert(VectorOperators.I2F, 0);
    FloatVector f = fraction(bits, power);
    FloatVector square = f.mul(f);
    FloatVector p =
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
            .add(LOG_0);
    FloatVector y = p.mul(square).mul(f).add(e.mul(LN2_LOW)).sub(square.mul(0.5f));
    return f.add(y).add(e.mul(LN2_HIGH));
  }

  private static FloatVector fraction(IntVector bits, IntVector power) {
    return bits.sub(power.lanewise(VectorOperators.LSHL, 23)).reinterpretAsFloats().sub(1);
  }

  static void log2(float[] a, int ai, float[] r, int ri, int n) {
    float[] logs = new float[Math.min(n, FloatExponentials.BLOCK)];
    for (int done = 0; done < n; done += FloatExponentials.BLOCK) {
      int m = Math.min(FloatExponentials.BLOCK, n - done);
      log2OfNormal(a, ai + done, logs, m);
      log2(a, ai + done, logs, r, ri + done, m);
    }
  }

  private static void log2OfNormal(float[] a, int ai, float[] r, int n) {
    for (int i = 0; i < SPECIES.loopBound(n); i += SPECIES.length()) {
      log2(FloatVector.fromArray(SPECIES, a, ai + i)).intoArray(r, i);
    }
  }

  private static void log2(float[] a, int ai, float[] logs, float[] r, int ri, int n) {
    int i = 0;
    for (; i < SPECIES.loopBound(n); i += SPECIES.length()) {
      if (isNormal(FloatVector.fromArray(SPECIES, a, ai + i))) {
        FloatVector.fromArray(SPECIES, logs, i).intoArray(r, ri + i);
      } else {
        scalarLog2(a, ai + i, r, ri + i, SPECIES.length());
      }
    }
    scalarLog2(a, ai + i, r, ri + i, n - i);
  }

  private static void scalarLog2(float[] a, int ai, float[] r, int ri, int n) {
    for (int i = 0; i < n; i++) {
      r[ri + i] = FloatMath.log2(a[ai + i]);
    }
  }

  private static FloatVector log2(FloatVector x) {
    IntVector bits = x.reinterpretAsInts();
    IntVector power = bits.sub(ROOT_HALF_BITS).lanewise(VectorOperators.ASHR, 23);
    FloatVector e = (FloatVector) power.convert(VectorOperators.I2F, 0);
    FloatVector f = fraction(bits, power);
    FloatVector square = f.mul(f);
    FloatVector p =
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
            .add(LOG_0);
    FloatVector y = p.mul(square).mul(f).sub(square.mul(0.5f));
    return y.mul(LOG2_E_LESS_1).add(f.mul(LOG2_E_LESS_1)).add(y).add(f).add(e);
  }

  static void log1p(float[] a, int ai, float[] r, int ri, int n) {
    float[] logs = new float[Math.min(n, FloatExponentials.BLOCK)];
    for (int done = 0; done < n; done += FloatExponentials.BLOCK) {
      int m = Math.min(FloatExponentials.BLOCK, n - done);
      logOfNext(a, ai + done, logs, m);
      log1p(a, ai + done, logs, r, ri + done, m);
    }
  }

  /** {@code ln(1 + x)} in whole vectors, where {@code 1 + x} is rounded and normal. */
  private static void logOfNext(float[] a, int ai, float[] r, int n) {
    for (int i = 0; i < SPECIES.loopBound(n); i += SPECIES.length()) {
      log(FloatVector.fromArray(SPECIES, a, ai + i).add(1)).intoArray(r, i);
    }
  }

  private static void log1p(float[] a, int ai, float[] logs, float[] r, int ri, int n) {
    int i = 0;
    for (; i < SPECIES.loopBound(n); i += SPECIES.length()) {
      FloatVector x = FloatVector.fromArray(SPECIES, a, ai + i);
      FloatVector u = x.add(1);
      if (isNormal(u)) {
        FloatVector above = u.sub(x).neg().add(1);
        FloatVector lost = above.blend(x.sub(u.sub(1)), x.compare(VectorOperators.LT, 1));
        FloatVector sum = FloatVector.fromArray(SPECIES, logs, i).add(lost.div(u));
        sum.blend(x, x.abs().compare(VectorOperators.LT, TINY)).intoArray(r, ri + i);
      } else {
        scalarLog1p(a, ai + i, r, ri + i, SPECIES.length());
      }
    }
    scalarLog1p(a, ai + i, r, ri + i, n - i);
  }

  private static void scalarLog1p(float[] a, int ai, float[] r, int ri, int n) {
    for (int i = 0; i < n; i++) {
      r[ri + i] = FloatMath.log1p(a[ai + i]);
    }
  }
}
