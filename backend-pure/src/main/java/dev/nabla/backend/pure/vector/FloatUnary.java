package dev.nabla.backend.pure.vector;

import dev.nabla.backend.pure.loop.LoopSet;
import dev.nabla.backend.pure.loop.UnaryLoop;
import dev.nabla.tensor.DType;
import dev.nabla.tensor.UnaryOp;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** Elementwise functions of FLOAT32; each ends, below a whole vector, in plain Java. */
final class FloatUnary {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

  private FloatUnary() {}

  /** What no vector does is left to {@code plain}. */
  static UnaryLoop<?, ?> of(UnaryOp op, LoopSet plain) {
    return switch (op) {
      case NEG -> loop(FloatUnary::neg);
      case ABS -> loop(FloatUnary::abs);
      case SQUARE -> loop(FloatUnary::square);
      case SQRT -> loop(FloatUnary::sqrt);
      case RELU -> loop(FloatUnary::relu);
      case EXP -> loop(FloatExponentials::exp);
      case EXPM1 -> loop(FloatExponentials::expm1);
      case SIGMOID -> loop(FloatExponentials::sigmoid);
      case TANH -> loop(FloatExponentials::tanh);
      case ERF -> loop(FloatErf::erf);
      case LOG -> loop(FloatLogarithms::log);
      case LOG2 -> loop(FloatLogarithms::log2);
      case LOG1P -> loop(FloatLogarithms::log1p);
      case SIGN, SIN, COS, TAN, ASIN, ACOS, SINH, COSH, FLOOR, CEIL, ROUND, NOT ->
          plain.unary(op, DType.FLOAT32);
    };
  }

  /** Gives a method reference its types. */
  private static UnaryLoop<float[], float[]> loop(UnaryLoop<float[], float[]> loop) {
    return loop;
  }

  private static void neg(float[] a, int ai, float[] r, int ri, int n) {
    int i = 0;
    for (; i < SPECIES.loopBound(n); i += SPECIES.length()) {
      FloatVector x = FloatVector.fromArray(SPECIES, a, ai + i);
      x.neg().intoArray(r, ri + i);
    }
    for (; i < n; i++) {
      float x = a[ai + i];
      r[ri + i] = -x;
    }
  }

  private static void abs(float[] a, int ai, float[] r, int ri, int n) {
    int i = 0;
    for (; i < SPECIES.loopBound(n); i += SPECIES.length()) {
      FloatVector x = FloatVector.fromArray(SPECIES, a, ai + i);
      x.abs().intoArray(r, ri + i);
    }
    for (; i < n; i++) {
      float x = a[ai + i];
      r[ri + i] = Math.abs(x);
    }
  }

  private static void square(float[] a, int ai, float[] r, int ri, int n) {
    int i = 0;
    for (; i < SPECIES.loopBound(n); i += SPECIES.length()) {
      FloatVector x = FloatVector.fromArray(SPECIES, a, ai + i);
      x.mul(x).intoArray(r, ri + i);
    }
    for (; i < n; i++) {
      float x = a[ai + i];
      r[ri + i] = x * x;
    }
  }

  private static void sqrt(float[] a, int ai, float[] r, int ri, int n) {
    int i = 0;
    for (; i < SPECIES.loopBound(n); i += SPECIES.length()) {
      FloatVector x = FloatVector.fromArray(SPECIES, a, ai + i);
      x.sqrt().intoArray(r, ri + i);
    }
    for (; i < n; i++) {
      float x = a[ai + i];
      r[ri + i] = (float) Math.sqrt(x);
    }
  }

  private static void relu(float[] a, int ai, float[] r, int ri, int n) {
    int i = 0;
    for (; i < SPECIES.loopBound(n); i += SPECIES.length()) {
      FloatVector x = FloatVector.fromArray(SPECIES, a, ai + i);
      x.max(0).intoArray(r, ri + i);
    }
    for (; i < n; i++) {
      float x = a[ai + i];
      r[ri + i] = Math.max(x, 0);
    }
  }
}
