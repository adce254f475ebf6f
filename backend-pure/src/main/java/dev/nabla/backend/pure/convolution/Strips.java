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

  private final Strip strip;
  private final Tile arrays;
  private final Taps taps;
  private final int lines;
  private final int width;

  Strips(DType dtype, Taps taps) {
    this.strip = dtype == DType.FLOAT32 ? FLOATS : DOUBLES;
    this.arrays = Tiles.of(dtype, 1);
    this.taps = taps;
    this.width = taps.width();
    this.lines = taps.at().length / width;
  }

  /** How far on the next of a table of evenly spaced places is. */
  private int spacing(int[] table) {
    return width > 1 ? table[1] - table[0] : 1;
  }

  /** As {@link Correlation#run}. */
  void run(Channels to, int samples, Object x, Object weight, Object y) {
    long products = (long) samples * to.groups() * to.each() * lines * width * taps.step().length;
    Workers.forEach(samples, products / PER_NANO, n -> sample(to, n, x, weight, y));
  }

  private void sample(Channels to, int n, Object x, Object weight, Object y) {
    Samples images = new Samples(taps.image(), x, arrays);
    int start = images.at(n);
    int group = taps.image().size() / to.groups();
    Object line = arrays.allocate(width);
    for (int c = 0; c < to.groups() * to.each(); c++) {
      int g = c / to.each();
      int from = g * to.weights() + c % to.each() * to.apart();
      int at = (n * to.groups() * to.each() + c) * to.plane();
      channel(images.array(), start + g * group, weight, from, line, y, at);
    }
  }

  private void channel(Object x, int start, Object w, int from, Object line, Object y, int to) {
    int stride = spacing(taps.at());
    int apart = spacing(taps.to());
    for (int l = 0; l < lines; l++) {
      int at = start + taps.at()[l * width];
      int first = to + taps.to()[l * width];
      if (apart == 1) {
        strip.line(x, at, stride, taps.step(), w, from, taps.by(), y, first, width);
      } else {
        strip.line(x, at, stride, taps.step(), w, from, taps.by(), line, 0, width);
        strip.spread(line, y, first, apart, width);
      }
    }
  }

  /** As {@link WeightSums#run}. */
  void weight(int groups, int each, int samples, Object x, Object y, Object w) {
    Samples images = new Samples(taps.image(), x, arrays);
    int group = taps.image().size() / groups;
    int factors = taps.step().length;
    int stride = spacing(taps.at());
    int apart = lines > 1 ? taps.at()[width] - taps.at()[0] : 0;
    for (int n = 0; n < samples; n++) {
      int start = images.at(n) + taps.at()[0];
      for (int c = 0; c < groups * each; c++) {
        int from = (n * groups * each + c) * lines * width;
        for (int k = 0; k < factors; k++) {
          int at = start + c / each * group + taps.step()[k];
          double sum = strip.dot(y, from, images.array(), at, apart, stride, lines, width);
          strip.add(w, c * factors + k, sum);
        }
      }
    }
  }
}
