package dev.nabla.backend.pure.convolution;

import dev.nabla.backend.pure.thread.Workers;
import java.util.Arrays;

/**
 * Results of {@link Taps} for all samples and channels: the products of places, which are rows, and
 * packed weights, whose lanes are channels.
 */
final class Correlation {
  /** How many factors are summed at a time, so that their panel stays in the nearest caches. */
  static final int DEPTH = 144;

  /** Multiplications in a nanosecond, on one thread. */
  private static final int PER_NANO = 40;

  /** Into at most so many tasks a batch is cut, each of which pads for itself. */
  private static final int TASKS = 8;

  /** Tiles whose sums are kept until they are written. */
  private static final int BATCH = 8;

  private final Tile tile;
  private final Taps taps;
  private final Channels to;
  private final int rows;
  private final int strips;

  Correlation(Tile tile, Taps taps, Channels to) {
    this.tile = tile;
    this.taps = taps;
    this.to = to;
    this.rows = taps.at().length;
    this.strips = (to.each() + tile.lanes() - 1) / tile.lanes();
  }

  static int roundedUp(int n, int unit) {
    return Math.multiplyExact((n + unit - 1) / unit, unit);
  }

  /** Writes the results of {@code samples} to {@code y}. */
  void run(int samples, Object x, Object weight, Object y) {
    Object panels = packed(weight);
    int each = Math.max(1, (samples + TASKS - 1) / TASKS);
    long products = (long) samples * rows * taps.step().length * to.groups() * to.each();
    Workers.forEach(
        (samples + each - 1) / each,
        products / PER_NANO,
        task -> run(task * each, Math.min(samples, (task + 1) * each), x, panels, y));
  }

  private void run(int first, int end, Object x, Object panels, Object y) {
    Samples images = new Samples(taps.image(), x, tile, 0);
    int group = taps.image().size() / to.groups();
    int lanes = tile.lanes();
    int[] at = new int[roundedUp(rows, tile.rows())];
    Object sums = tile.allocate(BATCH * tile.rows() * lanes);
    for (int n = first; n < end; n++) {
      int start = images.at(n);
      for (int strip = 0; strip < to.groups() * strips; strip++) {
        int lane = strip % strips * lanes;
        place(start + strip / strips * group, at);
        int channel = (n * to.groups() + strip / strips) * to.each() + lane;
        int used = Math.min(lanes, to.each() - lane);
        int panel = strip * taps.step().length;
        for (int row = 0; row < rows; row += BATCH * tile.rows()) {
          int done = multiply(images.array(), at, row, panels, panel, sums);
          int y0 = channel * to.plane();
          tile.unpack(sums, done, y, y0, to.plane(), used, taps.to(), row);
        }
      }
    }
  }

  /** {@code [groups, strips, factors, lanes]}. */
  private Object packed(Object weight) {
    int depth = taps.step().length;
    int lanes = tile.lanes();
    Object panels = tile.allocate(Math.multiplyExact(to.groups() * strips * depth, lanes));
    for (int i = 0; i < to.groups() * strips; i++) {
      int lane = i % strips * lanes;
      int start = i / strips * to.weights() + lane * to.apart();
      int used = Math.min(lanes, to.each() - lane);
      tile.pack(weight, start, to.apart(), used, taps.by(), 0, depth, panels, i * depth * lanes);
    }
    return panels;
  }

  /** Where the rows begin, those of the last tile that are too many where the last one does. */
  private void place(int start, int[] at) {
    for (int r = 0; r < rows; r++) {
      at[r] = taps.at()[r] + start;
    }
    Arrays.fill(at, rows, at.length, at[rows - 1]);
  }

  /** Results of rows from {@code first} on, while their sums are in the first-level cache. */
  private int multiply(Object x, int[] at, int first, Object panels, int panel, Object sums) {
    int depth = taps.step().length;
    int lanes = tile.lanes();
    int end = Math.min(at.length, first + BATCH * tile.rows());
    tile.clear(sums, (end - first) * lanes);
    for (int k = 0; k < depth; k += DEPTH) {
      int n = Math.min(DEPTH, depth - k);
      for (int r = first; r < end; r += tile.rows()) {
        int b = (panel + k) * lanes;
        tile.run(x, at, r, taps.step(), k, n, panels, b, sums, (r - first) * lanes);
      }
    }
    return Math.min(rows, end) - first;
  }
}
