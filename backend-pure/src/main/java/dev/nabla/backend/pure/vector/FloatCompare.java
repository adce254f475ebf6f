package dev.nabla.backend.pure.vector;

import static dev.nabla.backend.pure.vector.Lanes.FLOAT;
import static dev.nabla.backend.pure.vector.Lanes.FLOATS;
import static dev.nabla.backend.pure.vector.Lanes.INT;
import static dev.nabla.backend.pure.vector.Lanes.INTS;

import dev.nabla.backend.pure.loop.BinaryLoop;
import dev.nabla.tensor.CompareOp;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/** Comparisons of two FLOAT32 operands. */
final class FloatCompare {
  private static final FloatVector ZERO = FloatVector.zero(FLOATS);

  /** The float whose bits are those of the integer 1. */
  private static final float BIT = Float.MIN_VALUE;

  /** As many bytes as there are floats in a vector. */
  private static final VectorSpecies<Byte> BYTES =
      VectorSpecies.of(byte.class, VectorShape.forBitSize(Math.max(64, 8 * FLOATS.length())));

  private static final Class<? extends ByteVector> BYTE = ByteVector.zero(BYTES).getClass();

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
    for (; i < FLOATS.loopBound(n); i += FLOATS.length()) {
      FloatVector x = FLOAT.cast(FloatVector.fromArray(FLOATS, a, ai + i));
      FloatVector y = FloatVector.fromArray(FLOATS, b, bi + i);
      FloatVector bit = ZERO.broadcast(0).blend(BIT, x.compare(VectorOperators.EQ, y));
      IntVector bits = INT.cast(bit.reinterpretShape(INTS, 0));
      BYTE.cast(bits.convertShape(VectorOperators.I2B, BYTES, 0)).intoBooleanArray(r, ri + i);
    }
    for (; i < n; i++) {
      r[ri + i] = a[ai + i] == b[bi + i];
    }
  }

  private static void unequal(float[] a, int ai, float[] b, int bi, boolean[] r, int ri, int n) {
    int i = 0;
    for (; i < FLOATS.loopBound(n); i += FLOATS.length()) {
      FloatVector x = FLOAT.cast(FloatVector.fromArray(FLOATS, a, ai + i));
      FloatVector y = FloatVector.fromArray(FLOATS, b, bi + i);
      FloatVector bit = ZERO.broadcast(0).blend(BIT, x.compare(VectorOperators.NE, y));
      IntVector bits = INT.cast(bit.reinterpretShape(INTS, 0));
      BYTE.cast(bits.convertShape(VectorOperators.I2B, BYTES, 0)).intoBooleanArray(r, ri + i);
    }
    for (; i < n; i++) {
      r[ri + i] = a[ai + i] != b[bi + i];
    }
  }

  private static void less(float[] a, int ai, float[] b, int bi, boolean[] r, int ri, int n) {
    int i = 0;
    for (; i < FLOATS.loopBound(n); i += FLOATS.length()) {
      FloatVector x = FLOAT.cast(FloatVector.fromArray(FLOATS, a, ai + i));
      FloatVector y = FloatVector.fromArray(FLOATS, b, bi + i);
      FloatVector bit = ZERO.broadcast(0).blend(BIT, x.compare(VectorOperators.LT, y));
      IntVector bits = INT.cast(bit.reinterpretShape(INTS, 0));
      BYTE.cast(bits.convertShape(VectorOperators.I2B, BYTES, 0)).intoBooleanArray(r, ri + i);
    }
    for (; i < n; i++) {
      r[ri + i] = a[ai + i] < b[bi + i];
    }
  }

  private static void lessOrEqual(
      float[] a, int ai, float[] b, int bi, boolean[] r, int ri, int n) {
    int i = 0;
    for (; i < FLOATS.loopBound(n); i += FLOATS.length()) {
      FloatVector x = FLOAT.cast(FloatVector.fromArray(FLOATS, a, ai + i));
      FloatVector y = FloatVector.fromArray(FLOATS, b, bi + i);
      FloatVector bit = ZERO.broadcast(0).blend(BIT, x.compare(VectorOperators.LE, y));
      IntVector bits = INT.cast(bit.reinterpretShape(INTS, 0));
      BYTE.cast(bits.convertShape(VectorOperators.I2B, BYTES, 0)).intoBooleanArray(r, ri + i);
    }
    for (; i < n; i++) {
      r[ri + i] = a[ai + i] <= b[bi + i];
    }
  }

  private static void greater(float[] a, int ai, float[] b, int bi, boolean[] r, int ri, int n) {
    int i = 0;
    for (; i < FLOATS.loopBound(n); i += FLOATS.length()) {
      FloatVector x = FLOAT.cast(FloatVector.fromArray(FLOATS, a, ai + i));
      FloatVector y = FloatVector.fromArray(FLOATS, b, bi + i);
      FloatVector bit = ZERO.broadcast(0).blend(BIT, x.compare(VectorOperators.GT, y));
      IntVector bits = INT.cast(bit.reinterpretShape(INTS, 0));
      BYTE.cast(bits.convertShape(VectorOperators.I2B, BYTES, 0)).intoBooleanArray(r, ri + i);
    }
    for (; i < n; i++) {
      r[ri + i] = a[ai + i] > b[bi + i];
    }
  }

  private static void greaterOrEqual(
      float[] a, int ai, float[] b, int bi, boolean[] r, int ri, int n) {
    int i = 0;
    for (; i < FLOATS.loopBound(n); i += FLOATS.length()) {
      FloatVector x = FLOAT.cast(FloatVector.fromArray(FLOATS, a, ai + i));
      FloatVector y = FloatVector.fromArray(FLOATS, b, bi + i);
      FloatVector bit = ZERO.broadcast(0).blend(BIT, x.compare(VectorOperators.GE, y));
      IntVector bits = INT.cast(bit.reinterpretShape(INTS, 0));
      BYTE.cast(bits.convertShape(VectorOperators.I2B, BYTES, 0)).intoBooleanArray(r, ri + i);
    }
    for (; i < n; i++) {
      r[ri + i] = a[ai + i] >= b[bi + i];
    }
  }
}
