package dev.nabla.monitor;

import dev.nabla.tensor.HostArray;
import java.util.Arrays;

/**
 * How many values lie where: TensorBoard's buckets, each a tenth wider than the one before it, from
 * 1e-12 to 1e20 and the same below 0.
 *
 * <p>Values that are not finite are left out; what lies beyond 1e20 is in the last bucket.
 */
final class Buckets {
  private static final double[] LIMITS = limits();

  private final long[] counts = new long[LIMITS.length - 1];
  private long number;
  private double least = Double.POSITIVE_INFINITY;
  private double greatest = Double.NEGATIVE_INFINITY;
  private double sum;
  private double squares;

  Buckets(HostArray values, int count) {
    for (int i = 0; i < count; i++) {
      double value = values.getDouble(i);
      if (Double.isFinite(value)) {
        add(value);
      }
    }
  }

  /** Multiplied one by one, to have the limits of other writers to the last bit. */
  private static double[] limits() {
    double[] above = new double[1000];
    int count = 0;
    for (double limit = 1e-12; limit < 1e20; limit *= 1.1) {
      above[count++] = limit;
    }
    double[] all = new double[2 * count + 1];
    for (int i = 0; i < count; i++) {
      all[count - 1 - i] = -above[i];
      all[count + 1 + i] = above[i];
    }
    return all;
  }

  private void add(double value) {
    number++;
    least = Math.min(least, value);
    greatest = Math.max(greatest, value);
    sum += value;
    squares += value * value;
    int found = Arrays.binarySearch(LIMITS, value == 0 ? 0.0 : value); // which tells -0.0 from it
    int bucket = found >= 0 ? found : -found - 2;
    counts[Math.max(0, Math.min(bucket, counts.length - 1))]++;
  }

  boolean isEmpty() {
    return number == 0;
  }

  /** From an empty bucket on, whose limit is where the first begins, to the last that has any. */
  ProtoWriter message() {
    int first = 0;
    while (counts[first] == 0) {
      first++;
    }
    int last = counts.length - 1;
    while (counts[last] == 0) {
      last--;
    }
    double[] inside = new double[last - first + 2];
    for (int i = first; i <= last; i++) {
      inside[i - first + 1] = counts[i];
    }
    return new ProtoWriter()
        .real(1, least)
        .real(2, greatest)
        .real(3, (double) number)
        .real(4, sum)
        .real(5, squares)
        .reals(6, Arrays.copyOfRange(LIMITS, first, last + 2))
        .reals(7, inside);
  }
}
