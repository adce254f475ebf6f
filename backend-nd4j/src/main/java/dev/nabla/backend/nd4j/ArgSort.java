package dev.nabla.backend.nd4j;

import dev.nabla.tensor.HostArray;
import dev.nabla.tensor.Shape;

/** Stable sorting in Java, because ND4J sorts values in place, unstably, and gives no positions. */
final class ArgSort {
  private final int[] positions;
  private final int[] spare;
  private final long[] keys;

  private ArgSort(int extent) {
    this.positions = new int[extent];
    this.spare = new int[extent];
    this.keys = new long[extent];
  }

  static Nd4jArray of(Nd4jArray a, int axis, boolean descending) {
    HostArray values = Host.read(a);
    Shape shape = a.shape();
    int extent = shape.extent(axis);
    int inner = Host.step(shape, axis);
    long[] result = new long[values.length()];
    ArgSort sort = new ArgSort(extent);
    for (int outer = 0; outer < values.length(); outer += extent * inner) {
      for (int i = 0; i < inner; i++) {
        sort.line(values, outer + i, inner, descending, result);
      }
    }
    return Host.create(new HostArray.Longs(result), shape);
  }

  private void line(HostArray values, int from, int step, boolean descending, long[] result) {
    for (int i = 0; i < keys.length; i++) {
      long key = key(values, from + i * step);
      keys[i] = descending ? ~key : key;
      positions[i] = i;
    }
    sort();
    for (int i = 0; i < keys.length; i++) {
      result[from + i * step] = positions[i];
    }
  }

  /** A number that orders as the element does: -0 equals 0, and NaN is greatest. */
  private static long key(HostArray values, int i) {
    if (values.dtype().isFloating()) {
      long bits = Double.doubleToLongBits(values.getDouble(i) + 0.0);
      return bits < 0 ? bits ^ Long.MAX_VALUE : bits;
    }
    return values.getLong(i);
  }

  /** Merges runs of 1, 2, 4, … */
  private void sort() {
    int[] from = positions;
    int[] to = spare;
    int n = keys.length;
    for (long run = 1; run < n; run *= 2) {
      for (long low = 0; low < n; low += 2 * run) {
        merge(from, to, (int) low, (int) Math.min(low + run, n), (int) Math.min(low + 2 * run, n));
      }
      int[] swap = from;
      from = to;
      to = swap;
    }
    System.arraycopy(from, 0, positions, 0, n);
  }

  private void merge(int[] from, int[] to, int low, int middle, int high) {
    int left = low;
    int right = middle;
    for (int i = low; i < high; i++) {
      boolean takeLeft = left < middle && (right >= high || keys[from[left]] <= keys[from[right]]);
      to[i] = takeLeft ? from[left++] : from[right++];
    }
  }
}
