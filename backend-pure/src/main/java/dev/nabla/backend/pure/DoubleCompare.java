package dev.nabla.backend.pure;

import dev.nabla.tensor.CompareOp;

/** Comparisons of two FLOAT64 operands. */
final class DoubleCompare {
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

  private static void equal(double[] a, double[] b, boolean[] r, int n) {
    for (int i = 0; i < n; i++) {
      r[i] = a[i] == b[i];
    }
  }

  private static void unequal(double[] a, double[] b, boolean[] r, int n) {
    for (int i = 0; i < n; i++) {
      r[i] = a[i] != b[i];
    }
  }

  private static void less(double[] a, double[] b, boolean[] r, int n) {
    for (int i = 0; i < n; i++) {
      r[i] = a[i] < b[i];
    }
  }

  private static void lessOrEqual(double[] a, double[] b, boolean[] r, int n) {
    for (int i = 0; i < n; i++) {
      r[i] = a[i] <= b[i];
    }
  }

  private static void greater(double[] a, double[] b, boolean[] r, int n) {
    for (int i = 0; i < n; i++) {
      r[i] = a[i] > b[i];
    }
  }

  private static void greaterOrEqual(double[] a, double[] b, boolean[] r, int n) {
    for (int i = 0; i < n; i++) {
      r[i] = a[i] >= b[i];
    }
  }
}
