package dev.nabla.backend.pure.loop;

import static dev.nabla.backend.pure.loop.Fold.IN_ORDER;

import dev.nabla.tensor.ReduceOp;

/** Folds of FLOAT32 elements. */
final class FloatFolds {
  /** Partial sums that a processor adds at the same time. */
  private static final int LANES = 8;

  /** Elements of which each lane folds {@link Fold#IN_ORDER}; more are the fold of two halves. */
  private static final int BLOCK = LANES * IN_ORDER;

  private FloatFolds() {}

  static Fold<float[]> of(ReduceOp op) {
    return switch (op) {
      case SUM -> (a, from, n, r, at) -> r[at] = sum(a, from, n);
      case PROD -> (a, from, n, r, at) -> r[at] = product(a, from, n);
      case MAX -> (a, from, n, r, at) -> r[at] = greatest(a, from, n);
      case MIN -> (a, from, n, r, at) -> r[at] = least(a, from, n);
    };
  }

  private static float sum(float[] a, int from, int n) {
    if (n <= IN_ORDER) {
      return sumInOrder(a, from, n);
    }
    if (n > BLOCK) {
      int first = halfInBlocks(n);
      return sum(a, from, first) + sum(a, from + first, n - first);
    }
    int end = from + n / LANES * LANES;
    return sumOfLanes(a, from, end) + sumInOrder(a, end, from + n - end);
  }

  private static float sumInOrder(float[] a, int from, int n) {
    float sum = n == 0 ? 0 : a[from];
    for (int i = 1; i < n; i++) {
      sum += a[from + i];
    }
    return sum;
  }

  /** Each lane in order, then the lanes pairwise. */
  private static float sumOfLanes(float[] a, int from, int end) {
    float r0 = a[from];
    float r1 = a[from + 1];
    float r2 = a[from + 2];
    float r3 = a[from + 3];
    float r4 = a[from + 4];
    float r5 = a[from + 5];
    float r6 = a[from + 6];
    float r7 = a[from + 7];
    for (int i = from + LANES; i < end; i += LANES) {
      r0 += a[i];
      r1 += a[i + 1];
      r2 += a[i + 2];
      r3 += a[i + 3];
      r4 += a[i + 4];
      r5 += a[i + 5];
      r6 += a[i + 6];
      r7 += a[i + 7];
    }
    return ((r0 + r1) + (r2 + r3)) + ((r4 + r5) + (r6 + r7));
  }

  private static float product(float[] a, int from, int n) {
    if (n <= IN_ORDER) {
      return productInOrder(a, from, n);
    }
    if (n > BLOCK) {
      int first = halfInBlocks(n);
      return product(a, from, first) * product(a, from + first, n - first);
    }
    int end = from + n / LANES * LANES;
    return productOfLanes(a, from, end) * productInOrder(a, end, from + n - end);
  }

  private static float productInOrder(float[] a, int from, int n) {
    float product = n == 0 ? 1 : a[from];
    for (int i = 1; i < n; i++) {
      product *= a[from + i];
    }
    return product;
  }

  /** Each lane in order, then the lanes pairwise. */
  private static float productOfLanes(float[] a, int from, int end) {
    float r0 = a[from];
    float r1 = a[from + 1];
    float r2 = a[from + 2];
    float r3 = a[from + 3];
    float r4 = a[from + 4];
    float r5 = a[from + 5];
    float r6 = a[from + 6];
    float r7 = a[from + 7];
    for (int i = from + LANES; i < end; i += LANES) {
      r0 *= a[i];
      r1 *= a[i + 1];
      r2 *= a[i + 2];
      r3 *= a[i + 3];
      r4 *= a[i + 4];
      r5 *= a[i + 5];
      r6 *= a[i + 6];
      r7 *= a[i + 7];
    }
    return ((r0 * r1) * (r2 * r3)) * ((r4 * r5) * (r6 * r7));
  }

  /** About half of {@code n}, in whole blocks. */
  private static int halfInBlocks(int n) {
    return (n / 2 + BLOCK - 1) / BLOCK * BLOCK;
  }

  private static float greatest(float[] a, int from, int n) {
    float max = a[from];
    for (int i = 1; i < n; i++) {
      max = Math.max(max, a[from + i]);
    }
    return max;
  }

  private static float least(float[] a, int from, int n) {
    float min = a[from];
    for (int i = 1; i < n; i++) {
      min = Math.min(min, a[from + i]);
    }
    return min;
  }
}
