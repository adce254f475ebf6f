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
import static dev.nabla.backend.pure.vector.Lanes.FLOAT;
import static dev.nabla.backend.pure.vector.Lanes.FLOATS;
import static dev.nabla.backend.pure.vector.Lanes.INT;
import static dev.nabla.backend.pure.vector.Lanes.INTS;

import dev.nabla.backend.pure.loop.FloatMath;
import dev.nabla.backend.pure.loop.UnaryLoop;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;

/** erf of FLOAT32, operation by operation as {@link FloatMath} has it, in passes. */
final class FloatErf {
  static final UnaryLoop<float[], float[]> ERF =
      new Passes(
          2,
          FloatMath::erf,
          FloatErf::exponents,
          FloatExponentials::reduce,
          (a, ai, t, r, ri, m) -> FloatExponentials.scale(t, t, 0, m),
          FloatErf::erf);

  private FloatErf() {}

  private static void exponents(float[] a, int ai, float[] t, float[] r, int ri, int m) {
    for (int i = 0; i < m; i += FLOATS.length()) {
      FloatVector size = FLOAT.cast(FloatVector.fromArray(FLOATS, a, ai + i)).abs();
      FloatVector far = size.blend(ERF_END, size.compare(VectorOperators.GT, ERF_END));
      FloatVector q =
          far.mul(ERFC_5)
              .add(ERFC_4)
              .mul(far)
              .add(ERFC_3)
              .mul(far)
              .add(ERFC_2)
              .mul(far)
              .add(ERFC_1)
              .mul(far)
              .add(ERFC_0);
      q.mul(far).add(far).neg().intoArray(t, i);
    }
  }

  private static void erf(float[] a, int ai, float[] t, float[] r, int ri, int m) {
    for (int i = 0; i < m; i += FLOATS.length()) {
      FloatVector x = FLOAT.cast(FloatVector.fromArray(FLOATS, a, ai + i));
      FloatVector square = x.mul(x);
      FloatVector p =
          square
              .mul(ERF_5)
              .add(ERF_4)
              .mul(square)
              .add(ERF_3)
              .mul(square)
              .add(ERF_2)
              .mul(square)
              .add(ERF_1)
              .mul(square)
              .add(ERF_0);
      FloatVector near = p.mul(x).add(x);
      FloatVector far = FLOAT.cast(FloatVector.fromArray(FLOATS, t, i)).neg().add(1);
      IntVector sign = INT.cast(x.reinterpretShape(INTS, 0)).and(Integer.MIN_VALUE);
      IntVector signed = INT.cast(far.reinterpretShape(INTS, 0)).or(sign);
      FLOAT
          .cast(signed.reinterpretShape(FLOATS, 0))
          .blend(near, x.abs().compare(VectorOperators.LT, ERF_FAR))
          .intoArray(r, ri + i);
    }
  }
}
