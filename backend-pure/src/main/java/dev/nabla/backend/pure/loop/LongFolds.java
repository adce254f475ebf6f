package dev.nabla.backend.pure.loop;

import dev.nabla.tensor.ReduceOp;

/** Folds of INT64 elements. */
final class LongFolds {
  private LongFolds() {}

  static Fold<long[]> of(ReduceOp op) {
    return switch (op) {
      case SUM -> (a, from, n, r, at) -> r[at] = sum(a, from, n);
      case PROD -> (a, from, n, r, at) -> r[at] = product(a, from, n);
      case MAX -> (a, from, n, r, at) -> r[at] = greatest(a, from, n);
      case MIN -> (a, from, n, r, at) -> r[at] = least(a, from, n);
    };
  }

  private static long sum(long[] a, int from, int n) {
    if (n > Fold.IN_ORDER) {
      return sum(a, from, n / 2) + sum(a, from + n / 2, n - n / 2);
    }
    long sum = a[from];
    for (int i = 1; i < n; i++) {
      sum += a[from + i];
    }
    return sum;
  }

  private static long product(long[] a, int from, int n) {
    if (n > Fold.IN_ORDER) {
      return product(a, from, n / 2) * product(a, from + n / 2, n - n / 2);
    }
    long product = a[from];
    for (int i = 1; i < n; i++) {
      product *= a[from + i];
    }
    return product;
  }

  private static long greatest(long[] a, int from, int n) {
    long max = a[from];
    for (int i = 1; i < n; i++) {
      max = Math.max(max, a[from + i]);
    }
    return max;
  }

  private static long least(long[] a, int from, int n) {
    long min = a[from];
    for (int i = 1; i < n; i++) {
      min = Math.min(min, a[from + i]);
    }
    return min;
  }
}
