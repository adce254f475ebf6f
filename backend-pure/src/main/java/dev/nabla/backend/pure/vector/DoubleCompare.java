package dev.nabla.backend.pure.vector;

import static dev.nabla.backend.pure.vector.Lanes.DOUBLE;
import static dev.nabla.backend.pure.vector.Lanes.DOUBLES;

import dev.nabla.backend.pure.loop.BinaryLoop;
import dev.nabla.tensor.CompareOp;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Comparisons of two FLOAT64 operands. */
final class DoubleCompare {
  private static final DoubleVector ZERO = DoubleVector.zero(DOUBLES);

  /** The double whose bits are those of the integer 1. */
  private static final double BIT = Double.MIN_VALUE;

  private static final VectorSpecies<Long> LONGS = DOUBLES.withLanes(long.class).check(long.class);
  private static final Class<? extends LongVector> LONG = LongVector.zero(LONGS).getClass();

  /** As many bytes as there are doubles in a vector of 512 bits. */
  private static final VectorSpecies<Byte> BYTES = ByteVector.SPECIES_64;

  private static final Class<? extends ByteVector> BYTE = ByteVector.zero(BYTES).getClass();

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
    for (; i < DOUBLES.loopBound(n); i += DOUBLES.length()) {
      DoubleVector x = DOUBLE.cast(DoubleVector.fromArray(DOUBLES, a, ai + i));
      DoubleVector y = DoubleVector.fromArray(DOUBLES, b, bi + i);
      DoubleVector bit = ZERO.broadcast(0).blend(BIT, x.compare(VectorOperators.EQ, y));
      LongVector bits = LONG.cast(bit.reinterpretShape(LONGS, 0));
      BYTE.cast(bits.convertShape(VectorOperators.L2B, BYTES, 0)).intoBooleanArray(r, ri + i);
    }
    for (; i < n; i++) {
      r[ri + i] = a[ai + i] == b[bi + i];
    }
  }

  private static void unequal(double[] a, int ai, double[] b, int bi, boolean[] r, int ri, int n) {
    int i = 0;
    for (; i < DOUBLES.loopBound(n); i += DOUBLES.length()) {
      DoubleVector x = DOUBLE.cast(DoubleVector.fromArray(DOUBLES, a, ai + i));
      DoubleVector y = DoubleVector.fromArray(DOUBLES, b, bi + i);
      DoubleVector bit = ZERO.broadcast(0).blend(BIT, x.compare(VectorOperators.NE, y));
      LongVector bits = LONG.cast(bit.reinterpretShape(LONGS, 0));
      BYTE.cast(bits.convertShape(VectorOperators.L2B, BYTES, 0)).intoBooleanArray(r, ri + i);
    }
    for (; i < n; i++) {
      r[ri + i] = a[ai + i] != b[bi + i];
    }
  }

  private static void less(double[] a, int ai, double[] b, int bi, boolean[] r, int ri, int n) {
    int i = 0;
    for (; i < DOUBLES.loopBound(n); i += DOUBLES.length()) {
      DoubleVector x = DOUBLE.cast(DoubleVector.fromArray(DOUBLES, a, ai + i));
      DoubleVector y = DoubleVector.fromArray(DOUBLES, b, bi + i);
      DoubleVector bit = ZERO.broadcast(0).blend(BIT, x.compare(VectorOperators.LT, y));
      LongVector bits = LONG.cast(bit.reinterpretShape(LONGS, 0));
      BYTE.cast(bits.convertShape(VectorOperators.L2B, BYTES, 0)).intoBooleanArray(r, ri + i);
    }
    for (; i < n; i++) {
      r[ri + i] = a[ai + i] < b[bi + i];
    }
  }

  private static void lessOrEqual(
      double[] a, int ai, double[] b, int bi, boolean[] r, int ri, int n) {
    int i = 0;
    for (; i < DOUBLES.loopBound(n); i += DOUBLES.length()) {
      DoubleVector x = DOUBLE.cast(DoubleVector.fromArray(DOUBLES, a, ai + i));
      DoubleVector y = DoubleVector.fromArray(DOUBLES, b, bi + i);
      DoubleVector bit = ZERO.broadcast(0).blend(BIT, x.compare(VectorOperators.LE, y));
      LongVector bits = LONG.cast(bit.reinterpretShape(LONGS, 0));
      BYTE.cast(bits.convertShape(VectorOperators.L2B, BYTES, 0)).intoBooleanArray(r, ri + i);
    }
    for (; i < n; i++) {
      r[ri + i] = a[ai + i] <= b[bi + i];
    }
  }

  private static void greater(double[] a, int ai, double[] b, int bi, boolean[] r, int ri, int n) {
    int i = 0;
    for (; i < DOUBLES.loopBound(n); i += DOUBLES.length()) {
      DoubleVector x = DOUBLE.cast(DoubleVector.fromArray(DOUBLES, a, ai + i));
      DoubleVector y = DoubleVector.fromArray(DOUBLES, b, bi + i);
      DoubleVector bit = ZERO.broadcast(0).blend(BIT, x.compare(VectorOperators.GT, y));
      LongVector bits = LONG.cast(bit.reinterpretShape(LONGS, 0));
      BYTE.cast(bits.convertShape(VectorOperators.L2B, BYTES, 0)).intoBooleanArray(r, ri + i);
    }
    for (; i < n; i++) {
      r[ri + i] = a[ai + i] > b[bi + i];
    }
  }

  private static void greaterOrEqual(
      double[] a, int ai, double[] b, int bi, boolean[] r, int ri, int n) {
    int i = 0;
    for (; i < DOUBLES.loopBound(n); i += DOUBLES.length()) {
      DoubleVector x = DOUBLE.cast(DoubleVector.fromArray(DOUBLES, a, ai + i));
      DoubleVector y = DoubleVector.fromArray(DOUBLES, b, bi + i);
      DoubleVector bit = ZERO.broadcast(0).blend(BIT, x.compare(VectorOperators.GE, y));
      LongVector bits = LONG.cast(bit.reinterpretShape(LONGS, 0));
      BYTE.cast(bits.convertShape(VectorOperators.L2B, BYTES, 0)).intoBooleanArray(r, ri + i);
    }
    for (; i < n; i++) {
      r[ri + i] = a[ai + i] >= b[bi + i];
    }
  }
}
