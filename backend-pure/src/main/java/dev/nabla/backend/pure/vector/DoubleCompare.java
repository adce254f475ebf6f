package dev.nabla.backend.pure.vector;

import dev.nabla.backend.pure.loop.BinaryLoop;
import dev.nabla.tensor.CompareOp;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Comparisons of two FLOAT64 operands. */
final class DoubleCompare {
  private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;

  private DoubleCompare() {}

  static BinaryLoop<double[], boolean[]> of(CompareOp op) {
    return switch (op) {
      case EQ -> DoubleCompare::equal;
      case NE -> DoubleCompare::unequal;
      case LT -> DoubleCompare::less;
      case LE -> DoubleCompare::lessOrEqual;
      case GT -> DoubleCompare::greater;
      case GE -> DoubleCompare::greaterOrEqual;
    };
  }

  private static void equal(double[] a, int ai, double[] b, int bi, boolean[] r, int ri, int n) {
    int i = 0;
    for (; i < SPECIES.loopBound(n); i += SPECIES.length()) {
      DoubleVector x = DoubleVector.fromArray(SPECIES, a, ai + i);
      x.compare(VectorOperators.EQ, DoubleVector.fromArray(SPECIES, b, bi + i))
          .intoArray(r, ri + i);
    }
    for (; i < n; i++) {
      r[ri + i] = a[ai + i] == b[bi + i];
    }
  }

  private static void unequal(double[] a, int ai, double[] b, int bi, boolean[] r, int ri, int n) {
    int i = 0;
    for (; i < SPECIES.loopBound(n); i += SPECIES.length()) {
      DoubleVector x = DoubleVector.fromArray(SPECIES, a, ai + i);
      x.compare(VectorOperators.NE, DoubleVector.fromArray(SPECIES, b, bi + i))
          .intoArray(r, ri + i);
    }
    for (; i < n; i++) {
      r[ri + i] = a[ai + i] != b[bi + i];
    }
  }

  private static void less(double[] a, int ai, double[] b, int bi, boolean[] r, int ri, int n) {
    int i = 0;
    for (; i < SPECIES.loopBound(n); i += SPECIES.length()) {
      DoubleVector x = DoubleVector.fromArray(SPECIES, a, ai + i);
      x.compare(VectorOperators.LT, DoubleVector.fromArray(SPECIES, b, bi + i))
          .intoArray(r, ri + i);
    }
    for (; i < n; i++) {
      r[ri + i] = a[ai + i] < b[bi + i];
    }
  }

  private static void lessOrEqual(
      double[] a, int ai, double[] b, int bi, boolean[] r, int ri, int n) {
    int i = 0;
    for (; i < SPECIES.loopBound(n); i += SPECIES.length()) {
      DoubleVector x = DoubleVector.fromArray(SPECIES, a, ai + i);
      x.compare(VectorOperators.LE, DoubleVector.fromArray(SPECIES, b, bi + i))
          .intoArray(r, ri + i);
    }
    for (; i < n; i++) {
      r[ri + i] = a[ai + i] <= b[bi + i];
    }
  }

  private static void greater(double[] a, int ai, double[] b, int bi, boolean[] r, int ri, int n) {
    int i = 0;
    for (; i < SPECIES.loopBound(n); i += SPECIES.length()) {
      DoubleVector x = DoubleVector.fromArray(SPECIES, a, ai + i);
      x.compare(VectorOperators.GT, DoubleVector.fromArray(SPECIES, b, bi + i))
          .intoArray(r, ri + i);
    }
    for (; i < n; i++) {
      r[ri + i] = a[ai + i] > b[bi + i];
    }
  }

  private static void greaterOrEqual(
      double[] a, int ai, double[] b, int bi, boolean[] r, int ri, int n) {
    int i = 0;
    for (; i < SPECIES.loopBound(n); i += SPECIES.length()) {
      DoubleVector x = DoubleVector.fromArray(SPECIES, a, ai + i);
      x.compare(VectorOperators.GE, DoubleVector.fromArray(SPECIES, b, bi + i))
          .intoArray(r, ri + i);
    }
    for (; i < n; i++) {
      r[ri + i] = a[ai + i] >= b[bi + i];
    }
  }
}
