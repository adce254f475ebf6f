package dev.nabla.backend.pure.loop;

import dev.nabla.tensor.CompareOp;

/** Comparisons of two BOOL operands; false is less than true. */
final class BooleanCompare {
  private BooleanCompare() {}

  static BinarySpan<boolean[], boolean[]> of(CompareOp op) {
    return switch (op) {
      case EQ -> BooleanCompare::equal;
      case NE -> BooleanCompare::unequal;
      case LT -> BooleanCompare::less;
      case LE -> BooleanCompare::lessOrEqual;
      case GT -> BooleanCompare::greater;
      case GE -> BooleanCompare::greaterOrEqual;
    };
  }

  private static void equal(boolean[] a, boolean[] b, boolean[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = a[i] == b[i];
    }
  }

  private static void unequal(boolean[] a, boolean[] b, boolean[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = a[i] != b[i];
    }
  }

  private static void less(boolean[] a, boolean[] b, boolean[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = !a[i] && b[i];
    }
  }

  private static void lessOrEqual(boolean[] a, boolean[] b, boolean[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = !a[i] || b[i];
    }
  }

  private static void greater(boolean[] a, boolean[] b, boolean[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = a[i] && !b[i];
    }
  }

  private static void greaterOrEqual(boolean[] a, boolean[] b, boolean[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = a[i] || !b[i];
    }
  }
}
