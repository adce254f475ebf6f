package dev.nabla.backend.pure.convolution;

import dev.nabla.backend.pure.thread.Workers;

/**
 * As {@link Correlation}, where all places are one long line: the products of packed weights, whose
 * rows are channels, and places where they are. What falls into the gaps between lines is dropped.
 */
final class FlatCorrelation {
  /** Multiplications in a nanosecond, on one thread. */
  private static final int PER_NANO = 40;

  /** Into at most so many tasks a batch is cut, each of which pads for itself. */
  private static final int TASKS = 8;

  /** Tiles whose sums are kept until they are written. */
  private static final int BATCH = 8;

  private final FlatTile tile;
  private final Tile arrays;
  private final Taps taps;
  private final Channels to;
  private final int strips;
  private final int depth;

  /** The length of a batch. */
  private final int most;

  FlatCorrelation(FlatTile tile, Tile arrays, Taps taps, Channels to) {
    this.tile = tile;
    this.arrays = arrays;
    this.taps = taps;
    this.to = to;
    this.strips = (to.each() + tile.rows() - 1) / tile.rows();
    this.depth = taps.step().length;
    this.most = BATCH * tile.lanes();
  }

  /** Writes the results of {@code samples} to {@code y}. */
  void run(int samples, Object x, Object weight, Object y) {
    Object panels = packed(weight);
    int each = Math.max(1, (samples + TASKS - 1) / TASKS);
    long products = (long) samples * taps.at().length * depth * to.groups() * to.each();
    Workers.forEach(
        (samples + each - 1) / each,
        products / PER_NANO,
        task -> run(task * each, Math.min(samples, (task + 1) * each), x, panels, y));
  }

  /** {@code [groups, strips, factors, rows]}. */
  private Object packed(Object weight) {
    int size = Math.multiplyExact(depth, tile.rows());
    Object panels = arrays.allocate(Math.multiplyExact(to.groups() * strips, size));
    for (int i = 0; i < to.groups() * strips; i++) {
      int row = i % strips * tile.rows();
      int start = i / strips * to.weights() + row * to.apart();
      int used = Math.min(tile.rows(), to.each() - row);
      tile.pack(weight, start, to.apart(), used, taps.by(), panels, i * size);
    }
    return panels;
  }

  private void run(int first, int end, Object x, Object panels, Object y) {
    Samples images = new Samples(taps.image(), x, arrays, tile.lanes());
    int group = taps.image().size() / to.groups();
    Object sums = arrays.allocate(tile.rows() * most);
    for (int n = first; n < end; n++) {
      int start = images.at(n) + taps.at()[0];
      for (int g = 0; g < to.groups(); g++) {
        for (int place = 0; place < taps.length(); place += most) {
          int count = Math.min(most, taps.length() - place);
          for (int strip = 0; strip < strips; strip++) {
            int panel = (g * strips + strip) * depth * tile.rows();
            multiply(panels, panel, images.array(), start + g * group + place, count, sums);
            int row = strip * tile.rows();
            int channel = (n * to.groups() + g) * to.each() + row;
            int used = Math.min(tile.rows(), to.each() - row);
            write(sums, place, count, y, channel * to.plane(), used);
          }
        }
      }
    }
  }

  private void multiply(Object panels, int panel, Object x, int at, int count, Object sums) {
    for (int i = 0; i < count; i += tile.lanes()) {
      tile.run(panels, panel, x, at + i, taps.step(), sums, i, most);
    }
  }

  /** The lines, or parts of lines, of a batch. */
  private void write(Object sums, int place, int count, Object y, int start, int used) {
    int width = taps.width();
    for (int line = place / taps.apart(); line < taps.lines(); line++) {
      int begin = line * taps.apart();
      int from = Math.max(begin, place);
      int n = Math.min(begin + width, place + count) - from;
      if (from >= place + count) {
        return;
      }
      if (n > 0) {
        int at = start + taps.to()[line * width] + from - begin;
        Rows.copy(sums, from - place, most, y, at, to.plane(), n, used);
      }
    }
  }
}
