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

import dev.nabla.backend.pure.loop.FloatMath;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** erf of FLOAT32, operation by operation as {@link FloatMath} has it, in three passes. */
final class FloatErf {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

  private FloatErf() {}

  static void erf(float[] a, int ai, float[] r, int ri, int n) {
    float[] rest = new float[Math.min(n, FloatExponentials.BLOCK)];
    for (int done = 0; done < n; done += FloatExponentials.BLOCK) {
      int m = Math.min(FloatExponentials.BLOCK, n - done);
      exponents(a, ai + done, rest, m);
      exponentials(rest, m);
      erf(a, ai + done, rest, r, ri + done, m);
    }
  }

  private static void exponents(float[] a, int ai, float[] r, int n) {
    for (int i = 0; i < SPECIES.loopBound(n); i += SPECIES.length()) {
      FloatVector size = FloatVector.fromArray(SPECIES, a, ai + i).abs();
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
      q.mul(far).add(far).neg().intoArray(r, i);
    }
  }

  private static void exponentials(float[] r, int n) {
    for (int i = 0; i < SPECIES.loopBound(n); i += SPECIES.length()) {
      FloatExponentials.finiteExp(FloatVector.fromArray(SPECIES, r, i)).intoArray(r, i);
    }
  }

  private static void erf(float[] a, int ai, float[] rest, float[] r, int ri, int n) {
    int i = 0;
    for (; i < SPECIES.loopBound(n); i += SPECIES.length()) {
      FloatVector x = FloatVector.fromArray(SPECIES, a, ai + i);
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
      FloatVector far = FloatVector.fromArray(SPECIES, rest, i).neg().add(1);
      FloatExponentials.signed(far, x)
          .blend(near, x.abs().compare(VectorOperators.LT, ERF_FAR))
          .intoArray(r, ri + i);
    }
    for (; i < n; i++) {
      r[ri + i] = FloatMath.erf(a[ai + i]);
    }
  }
}
