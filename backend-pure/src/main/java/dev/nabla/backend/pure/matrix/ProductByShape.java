package dev.nabla.backend.pure.matrix;

import dev.nabla.backend.pure.thread.Workers;

/** Hands small products to a loop, those of a single row or column to streams, others on. */
final class ProductByShape<V> implements Product<V> {
  /** So few products of two elements are over before anything could be packed. */
  private static final int SMALL = 256;

  /** Columns of one task, if b is large. */
  private static final int PATCH = 256;

  /** Products of two elements in a nanosecond, on one thread, from memory. */
  private static final int PER_NANO = 12;

  private final RowSums<V> sums;
  private final Product<V> others;
  private final Elements<V> elements;
  private final Scratch<V> factors;
  private final Scratch<V> results;

  ProductByShape(RowSums<V> sums, Product<V> others, Elements<V> elements) {
    this.sums = sums;
    this.others = others;
    this.elements = elements;
    this.factors = new Scratch<>(elements);
    this.results = new Scratch<>(elements);
  }

  @Override
  public void multiply(Matrix<V> a, Matrix<V> b, int n, int k, int m, Target<V> c) {
    if ((long) n * k * m <= SMALL) {
      a.multiply(b, n, k, m, c);
    } else if (k > FEW && n == 1 && isStream(b)) {
      row(a, b, k, m, c);
    } else if (k > FEW && m == 1 && isStream(a)) {
      row(b, a, k, n, c.transposed());
    } else {
      others.multiply(a, b, n, k, m, c);
    }
  }

  private static boolean isStream(Matrix<?> b) {
    return b.rowStride == 1 || b.kStride == 1;
  }

  /** {@code c = x b} for a row x, or what lies like one. */
  private void row(Matrix<V> x, Matrix<V> b, int k, int m, Target<V> c) {
    boolean direct = c.columnStride() == 1 && !c.add();
    V y = direct ? c.values() : results.take(m);
    int atY = direct ? c.offset() : 0;
    if (b.kStride == 1) {
      V packed = x.kStride == 1 ? x.values : factors.take(k);
      if (x.kStride != 1) {
        x.pack(0, 1, 0, k, 1, packed, 0);
      }
      int atX = x.kStride == 1 ? x.offset : 0;
      patches(
          k,
          m,
          (j, count) ->
              sums.dots(k, packed, atX, b.values, b.at(j, 0), b.rowStride, count, y, atY + j));
      if (x.kStride != 1) {
        factors.give(packed);
      }
    } else {
      patches(
          k,
          m,
          (j, count) -> {
            elements.clear(y, atY + j, count);
            sums.combine(
                k,
                x.values,
                x.offset,
                x.kStride,
                b.values,
                b.at(j, 0),
                b.kStride,
                count,
                y,
                atY + j);
          });
    }
    if (!direct) {
      elements.store(y, m, 1, m, c, c.offset(), c.add());
      results.give(y);
    }
  }

  private static void patches(int k, int m, Patch patch) {
    int tasks = (m + PATCH - 1) / PATCH;
    long nanos = (long) k * m / PER_NANO;
    Workers.forEach(
        tasks, nanos, task -> patch.run(task * PATCH, Math.min(PATCH, m - task * PATCH)));
  }

  /** Columns of b, and what becomes of them. */
  @FunctionalInterface
  private interface Patch {
    void run(int firstColumn, int count);
  }
}
