package dev.nabla.backend.pure.convolution;

import dev.nabla.backend.pure.thread.Workers;
import dev.nabla.tensor.Window;

/** Where the greatest element of each window is: NaN before all, then the first. */
public final class MaxPool {
  private final Window rows;
  private final Window columns;

  /** Where each window of a line begins, and its last element. */
  private final int[] left;

  private final int[] right;

  private MaxPool(Window rows, Window columns) {
    this.rows = rows;
    this.columns = columns;
    this.left = new int[columns.count()];
    this.right = new int[columns.count()];
    for (int j = 0; j < left.length; j++) {
      left[j] = columns.position(j, first(columns, j));
      right[j] = columns.position(j, end(columns, j) - 1);
    }
  }

  /** Writes a place in its plane for each window of {@code planes} planes without gaps. */
  public static void run(Object x, int planes, Window rows, Window columns, long[] places) {
    MaxPool pool = new MaxPool(rows, columns);
    long reads = (long) places.length * rows.size() * columns.size();
    Workers.forEach(planes, reads, plane -> pool.plane(x, plane, places));
  }

  private void plane(Object x, int plane, long[] places) {
    int from = plane * rows.input() * columns.input();
    int to = plane * rows.count() * columns.count();
    for (int i = 0; i < rows.count(); i++) {
      if (x instanceof float[] floats) {
        line(floats, from, i, places, to + i * columns.count());
      } else {
        line((double[]) x, from, i, places, to + i * columns.count());
      }
    }
  }

  /** The first element of a window that lies inside. */
  private static int first(Window w, int window) {
    int start = w.position(window, 0);
    return start >= 0 ? 0 : (-start + w.dilation() - 1) / w.dilation();
  }

  /** One more than the last. */
  private static int end(Window w, int window) {
    int room = w.input() - w.position(window, 0);
    return Math.min(w.size(), (room + w.dilation() - 1) / w.dilation());
  }

  private void line(float[] x, int plane, int window, long[] places, int to) {
    int top = rows.position(window, first(rows, window)) * columns.input();
    int bottom = rows.position(window, end(rows, window) - 1) * columns.input();
    int down = rows.dilation() * columns.input();
    for (int j = 0; j < left.length; j++) {
      long greatest = Long.MIN_VALUE;
      for (int row = top; row <= bottom; row += down) {
        for (int at = row + left[j]; at <= row + right[j]; at += columns.dilation()) {
          long value = ordered(x[plane + at], at);
          greatest = value > greatest ? value : greatest;
        }
      }
      places[to + j] = ~(int) greatest;
    }
  }

  /** Greater for a greater element, NaN before all, and for the earlier of equal ones. */
  private static long ordered(float x, int at) {
    int bits = Float.floatToIntBits(x + 0f); // no -0
    int key = bits ^ ((bits >> 31) & Integer.MAX_VALUE);
    return ((long) key << 32) | (~at & 0xFFFF_FFFFL);
  }

  private void line(double[] x, int plane, int window, long[] places, int to) {
    int top = rows.position(window, first(rows, window)) * columns.input();
    int bottom = rows.position(window, end(rows, window) - 1) * columns.input();
    int down = rows.dilation() * columns.input();
    for (int j = 0; j < left.length; j++) {
      int best = top + left[j];
      double greatest = x[plane + best];
      for (int row = top; row <= bottom; row += down) {
        for (int at = row + left[j]; at <= row + right[j]; at += columns.dilation()) {
          double value = x[plane + at];
          if (value > greatest || (Double.isNaN(value) && !Double.isNaN(greatest))) {
            greatest = value;
            best = at;
          }
        }
      }
      places[to + j] = best;
    }
  }
}
