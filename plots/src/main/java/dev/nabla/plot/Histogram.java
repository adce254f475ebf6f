package dev.nabla.plot;

import dev.nabla.tensor.HostArray;
import java.util.function.Supplier;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * How many of a tensor's finite numbers lie where: {@code numpy.histogram(values, bins)}.
 *
 * @param edges one more than there are bins, equally far apart
 * @param counts of each bin; an edge belongs to the bin above it, the last one to the last bin
 * @param left how many numbers are not finite, and counted nowhere
 * @param mean of the finite ones
 * @param std their standard deviation, with n - 1 below as PyTorch has it; NaN of fewer than two
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Histogram(double[] edges, long[] counts, int left, double mean, double std) {
  static Histogram of(int bins, HostArray all) {
    Supplier<DoubleStream> finite = // large tensors are not copied
        () -> IntStream.range(0, all.length()).mapToDouble(all::getDouble).filter(Double::isFinite);
    int count = (int) finite.get().count();
    double[] edges = edges(bins, Range.of(finite.get()));
    long[] counts = new long[bins];
    finite.get().forEach(value -> counts[bin(edges, value)]++);
    double mean = finite.get().sum() / count;
    double squares = finite.get().map(v -> (v - mean) * (v - mean)).sum();
    double std = count < 2 ? Double.NaN : Math.sqrt(squares / (count - 1));
    return new Histogram(edges, counts, all.length() - count, mean, std);
  }

  private static double[] edges(int bins, Range range) {
    boolean flat = range.min() == range.max();
    double from = flat ? range.min() - 0.5 : range.min();
    double to = flat ? range.max() + 0.5 : range.max();
    double[] edges = new double[bins + 1];
    double half = (to / 2 - from / 2) / bins; // to - from may be infinite
    for (int i = 0; i < bins; i++) {
      edges[i] = 2 * (from / 2 + i * half);
    }
    edges[bins] = to;
    return edges;
  }

  /** By the edges themselves, which the division may miss by a rounding. */
  private static int bin(double[] edges, double value) {
    int bins = edges.length - 1;
    double share = (value / 2 - edges[0] / 2) / (edges[bins] / 2 - edges[0] / 2);
    int bin = Math.max(0, Math.min((int) (share * bins), bins - 1));
    if (bin > 0 && value < edges[bin]) {
      return bin - 1;
    }
    return bin < bins - 1 && value >= edges[bin + 1] ? bin + 1 : bin;
  }
}
