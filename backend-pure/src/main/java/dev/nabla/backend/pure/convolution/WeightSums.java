package dev.nabla.backend.pure.convolution;

import dev.nabla.backend.pure.thread.Workers;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The gradient by the weight, {@code w[o][k] = sum over n, r of y[n][o][r] * x[n][at[r] +
 * step[k]]}: {@link Taps} with places and factors changed about, so that each k is a row and each o
 * a lane.
 */
final class WeightSums {
  /** Multiplications in a nanosecond, on one thread. */
  private static final int PER_NANO = 40;

  /** Into so many parts a batch is cut, each with sums of its own, whoever works them out. */
  private static final int PARTS = 4;

  /** Sums longer than this are there once. */
  private static final int LONG = 1 << 20;

  private final Tile tile;
  private final Taps taps;
  private final int groups;
  private final int each;
  private final int strips;
  private final int factors;
  private final int slab;

  /** How many elements a channel of y has. */
  private final int plane;

  /** Of {@link Taps#forward}, with {@code each} channels of y in a group. */
  WeightSums(Tile tile, Taps taps, int groups, int each) {
    this.tile = tile;
    this.taps = taps;
    this.plane = (int) IntStream.of(taps.to()).filter(stand -> stand != Taps.GAP).count();
    this.groups = groups;
    this.each = each;
    this.strips = (each + tile.lanes() - 1) / tile.lanes();
    this.factors = taps.step().length;
    this.slab = Math.multiplyExact(Correlation.roundedUp(factors, tile.rows()), tile.lanes());
  }

  /** Adds the gradient to {@code w}. */
  void run(int samples, Object x, Object y, Object w) {
    int length = Math.multiplyExact(groups * strips, slab);
    int parts = Math.min(samples, length > LONG ? 1 : PARTS);
    Object[] sums = new Object[parts];
    long products = (long) samples * taps.at().length * factors * groups * each;
    Workers.forEach(
        parts,
        products / PER_NANO,
        part -> {
          sums[part] = tile.allocate(length);
          run(samples * part / parts, samples * (part + 1) / parts, x, y, sums[part]);
        });
    for (Object part : sums) {
      write(part, w);
    }
  }

  private void run(int first, int end, Object x, Object y, Object sums) {
    Samples images = new Samples(taps.image(), x, tile, 0);
    int group = taps.image().size() / groups;
    int[] step = new int[slab / tile.lanes()];
    Object panel = tile.allocate(Correlation.DEPTH * tile.lanes());
    for (int n = first; n < end; n++) {
      int start = images.at(n);
      for (int i = 0; i < groups * strips; i++) {
        place(start + i / strips * group, step);
        int channel = n * groups * each + first(i);
        add(images.array(), step, y, channel, used(i), panel, sums, i * slab);
      }
    }
  }

  /** The first channel of strip {@code i} of all groups' strips. */
  private int first(int i) {
    return i / strips * each + i % strips * tile.lanes();
  }

  private int used(int i) {
    return Math.min(tile.lanes(), each - i % strips * tile.lanes());
  }

  private void place(int start, int[] step) {
    for (int k = 0; k < factors; k++) {
      step[k] = taps.step()[k] + start;
    }
    Arrays.fill(step, factors, step.length, step[factors - 1]);
  }

  /** Adds what one sample gives, {@code channel} of all samples being the first of y. */
  private void add(
      Object x, int[] step, Object y, int channel, int used, Object panel, Object sums, int to) {
    int all = taps.at().length;
    int lanes = tile.lanes();
    for (int r = 0; r < all; r += Correlation.DEPTH) {
      int n = Math.min(Correlation.DEPTH, all - r);
      tile.pack(y, channel * plane, plane, used, taps.to(), r, n, panel, 0);
      for (int k = 0; k < step.length; k += tile.rows()) {
        tile.run(x, step, k, taps.at(), r, n, panel, 0, sums, to + k * lanes);
      }
    }
  }

  private void write(Object sums, Object w) {
    for (int i = 0; i < groups * strips; i++) {
      tile.addUnpacked(sums, i * slab, factors, w, first(i) * factors, factors, used(i));
    }
  }
}
