package dev.nabla.monitor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Rows of numbers, at most so many: when there would be more, every two become one of their means,
 * and from then on a row stands for twice as many.
 */
final class Thinned {
  private final int most;
  private final List<Row> rows = new ArrayList<>();
  private long stride = 1;
  private long added;

  /** Of an even number of rows at most. */
  Thinned(int most) {
    this.most = most;
  }

  /** What one row stands for: numbers that are NaN count for nothing. */
  private static final class Row {
    private long at;
    private double[] sums = new double[0];
    private long[] counts = new long[0];
    private double least = Double.POSITIVE_INFINITY;
    private double greatest = Double.NEGATIVE_INFINITY;

    void add(long place, double[] values) {
      at = place;
      widen(values.length);
      for (int i = 0; i < values.length; i++) {
        if (!Double.isNaN(values[i])) {
          sums[i] += values[i];
          counts[i]++;
        }
      }
      if (values.length > 0 && !Double.isNaN(values[0])) {
        least = Math.min(least, values[0]);
        greatest = Math.max(greatest, values[0]);
      }
    }

    void add(Row other) {
      at = other.at;
      widen(other.sums.length);
      for (int i = 0; i < other.sums.length; i++) {
        sums[i] += other.sums[i];
        counts[i] += other.counts[i];
      }
      least = Math.min(least, other.least);
      greatest = Math.max(greatest, other.greatest);
    }

    private void widen(int length) {
      if (sums.length < length) {
        sums = Arrays.copyOf(sums, length);
        counts = Arrays.copyOf(counts, length);
      }
    }

    double[] told() {
      double[] told = new double[sums.length + 3];
      told[0] = at;
      told[1] = least <= greatest ? least : Double.NaN;
      told[2] = least <= greatest ? greatest : Double.NaN;
      for (int i = 0; i < sums.length; i++) {
        told[i + 3] = counts[i] == 0 ? Double.NaN : sums[i] / counts[i];
      }
      return told;
    }
  }

  void add(long at, double... values) {
    if (added == stride * most) {
      halve();
    }
    if (added % stride == 0) {
      rows.add(new Row());
    }
    rows.get(rows.size() - 1).add(at, values);
    added++;
  }

  private void halve() {
    for (int i = 0; i < most / 2; i++) {
      Row first = rows.get(2 * i);
      first.add(rows.get(2 * i + 1));
      rows.set(i, first);
    }
    rows.subList(most / 2, most).clear();
    stride *= 2;
  }

  /** How many were added. */
  long added() {
    return added;
  }

  /** How many a row stands for; the last one may have fewer yet. */
  long stride() {
    return stride;
  }

  /**
   * The first row that changed since {@code before} were added, when a row stood for {@code of}.
   */
  int changedSince(long before, long of) {
    return of == stride ? (int) (Math.min(before, added) / stride) : 0;
  }

  /**
   * The rows from {@code index} on: the last place that each stands for, the least and the greatest
   * of its first numbers, and the mean of each.
   */
  List<double[]> from(int index) {
    return rows.subList(index, rows.size()).stream().map(Row::told).toList();
  }
}
