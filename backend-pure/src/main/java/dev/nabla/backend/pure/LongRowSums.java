package dev.nabla.backend.pure;

/**
 * {@code c[j] += x0 * b0[j] + x1 * b1[j] + ..} for j below m, added in that order: four rows of b
 * at a time, so that c is read and written less often.
 *
 * <p>Each row is a Java array of its own: loops vectorise where all indices start from 0.
 */
final class LongRowSums {
  /** How many rows of b go into one pass. */
  static final int DEPTH = 4;

  private LongRowSums() {}

  /**
   * A pass over {@code depth} rows, with factors from {@code a} that stand {@code stride} apart.
   */
  static void add(long[] a, int from, int stride, long[][] rows, int depth, long[] c, int m) {
    if (depth == DEPTH) {
      int next = from + 2 * stride;
      four(
          a[from],
          a[from + stride],
          a[next],
          a[next + stride],
          rows[0],
          rows[1],
          rows[2],
          rows[3],
          c,
          m);
    } else {
      for (int k = 0; k < depth; k++) {
        one(a[from + k * stride], rows[k], c, m);
      }
    }
  }

  private static void four(
      long x0,
      long x1,
      long x2,
      long x3,
      long[] b0,
      long[] b1,
      long[] b2,
      long[] b3,
      long[] c,
      int m) {
    for (int j = 0; j < m; j++) {
      c[j] = c[j] + x0 * b0[j] + x1 * b1[j] + x2 * b2[j] + x3 * b3[j];
    }
  }

  private static void one(long x, long[] b, long[] c, int m) {
    for (int j = 0; j < m; j++) {
      c[j] += x * b[j];
    }
  }
}
