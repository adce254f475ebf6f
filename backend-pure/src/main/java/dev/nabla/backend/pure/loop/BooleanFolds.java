package dev.nabla.backend.pure.loop;

import dev.nabla.tensor.DType;
import dev.nabla.tensor.ReduceOp;

/** Folds of BOOL elements. */
final class BooleanFolds {
  private BooleanFolds() {}

  static Fold<boolean[]> of(ReduceOp op) {
    return switch (op) {
      case MAX -> (a, from, n, r, at) -> r[at] = holds(a, from, n, true);
      case MIN -> (a, from, n, r, at) -> r[at] = !holds(a, from, n, false);
      case SUM, PROD -> throw Domains.outside(op, DType.BOOL);
    };
  }

  private static boolean holds(boolean[] a, int from, int n, boolean value) {
    for (int i = 0; i < n; i++) {
      if (a[from + i] == value) {
        return true;
      }
    }
    return false;
  }
}
