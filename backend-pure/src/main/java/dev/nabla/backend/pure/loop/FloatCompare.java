package dev.nabla.backend.pure.loop;

import dev.nabla.tensor.CompareOp;

/** Comparisons of two FLOAT32 operands. */
final class FloatCompare {
  private FloatCompare() {}

  static BinarySpan<float[], boolean[]> of(CompareOp op) {
    return switch (op) {
      case EQ -> FloatCompare::equal;
      case NE -> FloatCompare::unequal;
      case LT -> FloatCompare::less;
      case LE -> FloatCompare::lessOrEqual;
      case GT -> FloatCompare::greater;
      case GE -> FloatCompare::greaterOrEqual;
    };
  }

  private static void equal(float[] a, float[] b, boolean[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = a[i] == b[i];
    }
  }

  private static void unequal(float[] a, float[] b, boolean[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = a[i] != b[i];
    }
  }

  private static void less(float[] a, float[] b, boolean[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = a[i] < b[i];
    }
  }

  private static void lessOrEqual(float[] a, float[] b, boolean[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = a[i] <= b[i];
    }
  }

  private static void greater(float[] a, float[] b, boolean[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = a[i] > b[i];
    }
  }

  private static void greaterOrEqual(float[] a, float[] b, boolean[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = a[i] >= b[i];
    }
  }
}
