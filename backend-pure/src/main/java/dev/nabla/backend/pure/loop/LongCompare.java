package dev.nabla.backend.pure.loop;

import dev.nabla.tensor.CompareOp;

/** Comparisons of two INT64 operands. */
final class LongCompare {
  private LongCompare() {}

  static BinarySpan<long[], boolean[]> of(CompareOp op) {
    return switch (op) {
      case EQ -> LongCompare::equal;
      case NE -> LongCompare::unequal;
      case LT -> LongCompare::less;
      case LE -> LongCompare::lessOrEqual;
      case GT -> LongCompare::greater;
      case GE -> LongCompare::greaterOrEqual;
    };
  }

  private static void equal(long[] a, long[] b, boolean[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = a[i] == b[i];
    }
  }

  private static void unequal(long[] a, long[] b, boolean[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = a[i] != b[i];
    }
  }

  private static void less(long[] a, long[] b, boolean[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = a[i] < b[i];
    }
  }

  private static void lessOrEqual(long[] a, long[] b, boolean[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = a[i] <= b[i];
    }
  }

  private static void greater(long[] a, long[] b, boolean[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = a[i] > b[i];
    }
  }

  private static void greaterOrEqual(long[] a, long[] b, boolean[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = a[i] >= b[i];
    }
  }
}
