package dev.nabla.backend.pure.vector;

import dev.nabla.backend.pure.loop.BinaryLoop;
import dev.nabla.tensor.CompareOp;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Comparisons of two FLOAT32 operands. */
final class FloatCompare {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

  private FloatCompare() {}

  static BinaryLoop<float[], boolean[]> of(CompareOp op) {
    return switch (op) {
      case EQ -> FloatCompare::equal;
      case NE -> FloatCompare::unequal;
      case LT -> FloatCompare::less;
      case LE -> FloatCompare::lessOrEqual;
      case GT -> FloatCompare::greater;
      case GE -> FloatCompare::greaterOrEqual;
    };
  }

  private static void equal(float[] a, int ai, float[] b, int bi, boolean[] r, int ri, int n) {
    int i = 0;
    for (; i < SPECIES.loopBound(n); i += SPECIES.length()) {
      FloatVector x = FloatVector.fromArray(SPECIES, a, ai + i);
      x.compare(VectorOperators.EQ, FloatVector.fromArray(SPECIES, b, bi + i)).intoArray(r, ri + i);
    }
    for (; i < n; i++) {
      r[ri + i] = a[ai + i] == b[bi + i];
    }
  }

  private static void unequal(float[] a, int ai, float[] b, int bi, boolean[] r, int ri, int n) {
    int i = 0;
    for (; i < SPECIES.loopBound(n); i += SPECIES.length()) {
      FloatVector x = FloatVector.fromArray(SPECIES, a, ai + i);
      x.compare(VectorOperators.NE, FloatVector.fromArray(SPECIES, b, bi + i)).intoArray(r, ri + i);
    }
    for (; i < n; i++) {
      r[ri + i] = a[ai + i] != b[bi + i];
    }
  }

  private static void less(float[] a, int ai, float[] b, int bi, boolean[] r, int ri, int n) {
    int i = 0;
    for (; i < SPECIES.loopBound(n); i += SPECIES.length()) {
      FloatVector x = FloatVector.fromArray(SPECIES, a, ai + i);
      x.compare(VectorOperators.LT, FloatVector.fromArray(SPECIES, b, bi + i)).intoArray(r, ri + i);
    }
    for (; i < n; i++) {
      r[ri + i] = a[ai + i] < b[bi + i];
    }
  }

  private static void lessOrEqual(
      float[] a, int ai, float[] b, int bi, boolean[] r, int ri, int n) {
    int i = 0;
    for (; i < SPECIES.loopBound(n); i += SPECIES.length()) {
      FloatVector x = FloatVector.fromArray(SPECIES, a, ai + i);
      x.compare(VectorOperators.LE, FloatVector.fromArray(SPECIES, b, bi + i)).intoArray(r, ri + i);
    }
    for (; i < n; i++) {
      r[ri + i] = a[ai + i] <= b[bi + i];
    }
  }

  private static void greater(float[] a, int ai, float[] b, int bi, boolean[] r, int ri, int n) {
    int i = 0;
    for (; i < SPECIES.loopBound(n); i += SPECIES.length()) {
      FloatVector x = FloatVector.fromArray(SPECIES, a, ai + i);
      x.compare(VectorOperators.GT, FloatVector.fromArray(SPECIES, b, bi + i)).intoArray(r, ri + i);
    }
    for (; i < n; i++) {
      r[ri + i] = a[ai + i] > b[bi + i];
    }
  }

  private static void greaterOrEqual(
      float[] a, int ai, float[] b, int bi, boolean[] r, int ri, int n) {
    int i = 0;
    for (; i < SPECIES.loopBound(n); i += SPECIES.length()) {
      FloatVector x = FloatVector.fromArray(SPECIES, a, ai + i);
      x.compare(VectorOperators.GE, FloatVector.fromArray(SPECIES, b, bi + i)).intoArray(r, ri + i);
    }
    for (; i < n; i++) {
      r[ri + i] = a[ai + i] >= b[bi + i];
    }
  }
}
