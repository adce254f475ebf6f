package dev.nabla.backend.pure.convolution;

import dev.nabla.backend.pure.loop.VectorApi;
import dev.nabla.backend.pure.thread.Workers;
import dev.nabla.tensor.DType;

/** Convolution line by line, where groups have few channels: depthwise above all. */
final class Strips {
  private static final Strip FLOATS = VectorApi.make("VectorFloatStrip", new FloatStrip());
  private static final Strip DOUBLES = new DoubleStrip();

  /** Multiplications in a nanosecond, on one thread. */
  private static final int PER_NANO = 5;

  /** Into at most so many tasks a batch is cut: each has an image, and sums, of its own. */
  private static final int TASKS = 8;

  private final Strip strip;
  private final Tile arrays;
  private final Taps taps;
  private final int lines;
  private final int width;

  /** How far apart the places of two lines are. */
  private final int apart;

  /** Whether lines are so near that the gaps between them may be worked out as well. */
  private final boolean flat;

  Strips(DType dtype, Taps taps) {
    this.strip = dtype == DType.FLOAT32 ? FLOATS : DOUBLES;
    this.arrays = Tiles.of(dtype, 1);
    this.taps = taps;
    this.width = taps.width();
    this.lines = taps.at().length / width;
    this.apart = lines > 1 ? taps.at()[width] - taps.at()[0] : width;
    boolean isNear = apart >= width && apart <= width + Math.max(4, width / 4);
    this.flat = isNear && spacing(taps.at()) == 1 && spacing(taps.to()) == 1;
  }

  /** How far on the next of a table of evenly spaced places is. */
  private int spacing(int[] table) {
    return width > 1 ? table[1] - table[0] : 1;
  }

  /** As {@link Correlation#run}. */
  void run(Channels to, int samples, Object x, Object weight, Object y) {
    long products = (long) samples * to.groups() * to.each() * lines * width * taps.step().length;
    int few = each(samples);
    Workers.forEach(
        (samples + few - 1) / few,
        products / PER_NANO,
        task -> {
          Samples images = new Samples(taps.image(), x, arrays);
          Object line = arrays.allocate(flat ? length() : width);
          for (int n = task * few; n < Math.min(samples, (task + 1) * few); n++) {
            sample(to, n, images, line, weight, y);
          }
        });
  }

  /** How many samples make a task. */
  private static int each(int samples) {
    return Math.max(1, (samples + TASKS - 1) / TASKS);
  }

  private void sample(Channels to, int n, Samples images, Object line, Object weight, Object y) {
    int start = images.at(n);
    int group = taps.image().size() / to.groups();
    for (int c = 0; c < to.groups() * to.each(); c++) {
      int g = c / to.each();
      int from = g * to.weights() + c % to.each() * to.apart();
      int at = (n * to.groups() * to.each() + c) * to.plane();
      if (flat) {
        flat(images.array(), start + g * group, weight, from, line, y, at);
      } else {
        channel(images.array(), start + g * group, weight, from, line, y, at);
      }
    }
  }

  /** A channel as one long line, gaps and all, of which the results are copied. */
  private void flat(Object x, int start, Object w, int from, Object line, Object y, int to) {
    int at = start + taps.at()[0];
    strip.line(x, at, 1, taps.step(), w, from, taps.by(), line, 0, length());
    int spaced = lines > 1 ? taps.to()[width] - taps.to()[0] : width;
    Rows.copy(line, 0, apart, y, to + taps.to()[0], spaced, width, lines);
  }

  /** From the first result of a channel to the last, gaps included. */
  private int length() {
    return (lines - 1) * apart + width;
  }

  private void channel(Object x, int start, Object w, int from, Object line, Object y, int to) {
    int stride = spacing(taps.at());
    int every = spacing(taps.to());
    for (int l = 0; l < lines; l++) {
      int at = start + taps.at()[l * width];
      int first = to + taps.to()[l * width];
      if (every == 1) {
        strip.line(x, at, stride, taps.step(), w, from, taps.by(), y, first, width);
      } else {
        strip.line(x, at, stride, taps.step(), w, from, taps.by(), line, 0, width);
        strip.spread(line, y, first, every, width);
      }
    }
  }

  /** As {@link WeightSums#run}. */
  void weight(int groups, int each, int samples, Object x, Object y, Object w) {
    int channels = groups * each;
    int size = channels * taps.step().length;
    int few = each(samples);
    double[][] sums = new double[(samples + few - 1) / few][size];
    long products = (long) samples * size * lines * width;
    Workers.forEach(
        sums.length,
        products / PER_NANO,
        task -> {
          Samples images = new Samples(taps.image(), x, arrays);
          Object padded = arrays.allocate(length());
          for (int n = task * few; n < Math.min(samples, (task + 1) * few); n++) {
            int start = images.at(n) + taps.at()[0];
            for (int c = 0; c < channels; c++) {
              int at = start + c / each * (taps.image().size() / groups);
              int from = (n * channels + c) * lines * width;
              dots(y, from, padded, images.array(), at, sums[task], c * taps.step().length);
            }
          }
        });
    for (double[] part : sums) {
      for (int i = 0; i < size; i++) {
        strip.add(w, i, part[i]);
      }
    }
  }

  /** Adds a channel's products with what each factor reads. */
  private void dots(Object y, int from, Object padded, Object x, int at, double[] sums, int to) {
    if (flat) {
      Rows.copy(y, from, width, padded, 0, apart, width, lines);
    }
    int stride = spacing(taps.at());
    for (int k = 0; k < taps.step().length; k++) {
      int start = at + taps.step()[k];
      double sum = flat ? strip.dot(padded, 0, x, start, 0, 1, 1, length()) : Double.NaN;
      if (Double.isNaN(sum)) { // or what is read in the gaps is not finite
        sum = strip.dot(y, from, x, start, apart, stride, lines, width);
      }
      sums[to + k] += sum;
    }
  }
}
