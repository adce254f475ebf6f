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
  private final int apart;

  private final boolean flat;

  Strips(DType dtype, Taps taps) {
    this.strip = dtype == DType.FLOAT32 ? FLOATS : DOUBLES;
    this.arrays = Tiles.of(dtype, 1);
    this.taps = taps;
    this.width = taps.width();
    this.lines = taps.lines();
    this.apart = taps.apart();
    this.flat = taps.isFlat();
  }

  /** As {@link Correlation#run}. */
  void run(Channels to, int samples, Object x, Object weight, Object y) {
    long products = (long) samples * to.groups() * to.each() * lines * width * taps.step().length;
    int few = each(samples);
    Workers.forEach(
        (samples + few - 1) / few,
        products / PER_NANO,
        task -> {
          Samples images = new Samples(taps.image(), x, arrays, 0);
          Object line = arrays.allocate(flat ? taps.length() : width);
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
    strip.line(x, at, 1, taps.step(), w, from, taps.by(), line, 0, taps.length());
    Rows.copy(line, 0, apart, y, to + taps.to()[0], taps.spaced(), width, lines);
  }

  private void channel(Object x, int start, Object w, int from, Object line, Object y, int to) {
    int stride = taps.stride();
    int every = taps.every();
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
          Samples images = new Samples(taps.image(), x, arrays, 0);
          Object padded = arrays.allocate(taps.length());
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
    int stride = taps.stride();
    for (int k = 0; k < taps.step().length; k++) {
      int start = at + taps.step()[k];
      double sum = flat ? strip.dot(padded, 0, x, start, 0, 1, 1, taps.length()) : Double.NaN;
      if (Double.isNaN(sum)) { // or what is read in the gaps is not finite
        sum = strip.dot(y, from, x, start, apart, stride, lines, width);
      }
      sums[to + k] += sum;
    }
  }
}
