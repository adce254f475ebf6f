package dev.nabla.backend.pure.loop;

import dev.nabla.tensor.CompareOp;

/** Comparisons of two FLOAT64 operands. */
final class DoubleCompare {
  private DoubleCompare() {}

  static BinarySpan<double[], boolean[]> of(CompareOp op) {
    return switch (op) {
      case EQ -> DoubleCompare::equal;
      case NE -> DoubleCompare::unequal;
      case LT -> DoubleCompare::less;
      case LE -> DoubleCompare::lessOrEqual;
      case GT -> DoubleCompare::greater;
      case GE -> DoubleCompare::greaterOrEqual;
    };
  }

  private static void equal(double[] a, double[] b, boolean[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = a[i] == b[i];
    }
  }

  private static void unequal(double[] a, double[] b, boolean[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = a[i] != b[i];
    }
  }

  private static void less(double[] a, double[] b, boolean[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = a[i] < b[i];
    }
  }

  private static void lessOrEqual(double[] a, double[] b, boolean[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = a[i] <= b[i];
    }
  }

  private static void greater(double[] a, double[] b, boolean[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = a[i] > b[i];
    }
  }

  private static void greaterOrEqual(double[] a, double[] b, boolean[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = a[i] >= b[i];
    }
  }
}
