package dev.nabla.backend.pure.vector;

import static dev.nabla.backend.pure.loop.Coefficients.ERFC_0;
import static dev.nabla.backend.pure.loop.Coefficients.ERFC_1;
import static dev.nabla.backend.pure.loop.Coefficients.ERFC_2;
import static dev.nabla.backend.pure.loop.Coefficients.ERFC_3;
import static dev.nabla.backend.pure.loop.Coefficients.ERFC_4;
import static dev.nabla.backend.pure.loop.Coefficients.ERFC_5;
import static dev.nabla.backend.pure.loop.Coefficients.ERF_0;
import static dev.nabla.backend.pure.loop.Coefficients.ERF_1;
import static dev.nabla.backend.pure.loop.Coefficients.ERF_2;
import static dev.nabla.backend.pure.loop.Coefficients.ERF_3;
import static dev.nabla.backend.pure.loop.Coefficients.ERF_4;
import static dev.nabla.backend.pure.loop.Coefficients.ERF_5;
import static dev.nabla.backend.pure.loop.Coefficients.ERF_END;
import static dev.nabla.backend.pure.loop.Coefficients.ERF_FAR;
import static dev.nabla.backend.pure.loop.Coefficients.EXP2_1;
import static dev.nabla.backend.pure.loop.Coefficients.EXP2_2;
import static dev.nabla.backend.pure.loop.Coefficients.EXP2_3;
import static dev.nabla.backend.pure.loop.Coefficients.EXP2_4;
import static dev.nabla.backend.pure.loop.Coefficients.EXP2_5;
import static dev.nabla.backend.pure.loop.Coefficients.ROUNDER;
import static dev.nabla.backend.pure.vector.Lanes.FLOAT;
import static dev.nabla.backend.pure.vector.Lanes.FLOATS;
import static dev.nabla.backend.pure.vector.Lanes.INT;
import static dev.nabla.backend.pure.vector.Lanes.INTS;
import static jdk.incubator.vector.VectorOperators.FMA;
import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.LSHL;

import dev.nabla.backend.pure.loop.FloatMath;
import dev.nabla.backend.pure.loop.UnaryLoop;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;

/** erf of FLOAT32, operation by operation as {@link FloatMath} has it, in passes. */
final class FloatErf {
  static final UnaryLoop<float[], float[]> ERF =
      new Passes(1, FloatMath::erf, FloatErf::exponents, FloatErf::far, FloatErf::nearOrFar);

  private static final int END_BITS = Float.floatToRawIntBits(ERF_END);

  private FloatErf() {}

  /** {@code log2(1 - erf(|x|))}, where that is far from 0. */
  private static void exponents(float[] a, int ai, float[] t, float[] r, int ri, int m) {
    for (int i = 0; i < m; i += FLOATS.length()) {
      FloatVector x = FLOAT.cast(FloatVector.fromArray(FLOATS, a, ai + i));
      IntVector size = INT.cast(x.reinterpretShape(INTS, 0)).and(Integer.MAX_VALUE).min(END_BITS);
      FloatVector s = FLOAT.cast(size.reinterpretShape(FLOATS, 0));
      s.fma(ERFC_5, ERFC_4)
          .lanewise(FMA, s, ERFC_3)
          .lanewise(FMA, s, ERFC_2)
          .lanewise(FMA, s, ERFC_1)
          .lanewise(FMA, s, ERFC_0)
          .intoArray(t, i);
    }
  }

  /** {@code erf(|x|)} there. */
  private static void far(float[] a, int ai, float[] t, float[] r, int ri, int m) {
    for (int i = 0; i < m; i += FLOATS.length()) {
      FloatVector y = FLOAT.cast(FloatVector.fromArray(FLOATS, t, i));
      FloatVector shifted = y.add(ROUNDER);
      FloatVector f = y.sub(shifted.sub(ROUNDER));
      FloatVector e =
          f.fma(EXP2_5, EXP2_4)
              .lanewise(FMA, f, EXP2_3)
              .lanewise(FMA, f, EXP2_2)
              .lanewise(FMA, f, EXP2_1)
              .lanewise(FMA, f, 1);
      IntVector power = INT.cast(shifted.reinterpretShape(INTS, 0)).lanewise(LSHL, 23);
      IntVector bits = INT.cast(e.reinterpretShape(INTS, 0)).add(power);
      FloatVector.broadcast(FLOATS, 1).sub(bits.reinterpretShape(FLOATS, 0)).intoArray(t, i);
    }
  }

  private static void nearOrFar(float[] a, int ai, float[] t, float[] r, int ri, int m) {
    for (int i = 0; i < m; i += FLOATS.length()) {
      FloatVector x = FLOAT.cast(FloatVector.fromArray(FLOATS, a, ai + i));
      FloatVector square = x.mul(x);
      FloatVector near =
          square
              .fma(ERF_5, ERF_4)
              .lanewise(FMA, square, ERF_3)
              .lanewise(FMA, square, ERF_2)
              .lanewise(FMA, square, ERF_1)
              .lanewise(FMA, square, ERF_0)
              .fma(x, x);
      FloatVector far = FLOAT.cast(FloatVector.fromArray(FLOATS, t, i));
      IntVector sign = INT.cast(x.reinterpretShape(INTS, 0)).and(Integer.MIN_VALUE);
      IntVector signed = INT.cast(far.reinterpretShape(INTS, 0)).or(sign);
      near.blend(signed.reinterpretShape(FLOATS, 0), x.abs().compare(GE, ERF_FAR))
          .intoArray(r, ri + i);
    }
  }
}
