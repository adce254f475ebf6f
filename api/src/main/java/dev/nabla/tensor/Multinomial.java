package dev.nabla.tensor;

import java.util.Comparator;
import java.util.stream.IntStream;

/** Rows of weights, from each of which categories are drawn; PyTorch's algorithms and streams. */
final class Multinomial {
  private static final String WHERE = "multinomial";

  private final HostArray weights;
  private final int rows;
  private final int categories;

  /** {@code rows} rows of equal length, each with a positive, finite sum. */
  Multinomial(HostArray weights, int rows) {
    Domain.FLOATING.require(WHERE, weights.dtype());
    Checks.count(WHERE, rows);
    this.weights = weights;
    this.rows = rows;
    this.categories = rows == 0 ? 0 : weights.length() / rows;
    if (rows * categories != weights.length()) {
      throw bad("rows of one length", weights.length() + " weights in " + rows + " rows");
    }
    for (int row = 0; row < rows; row++) {
      double sum = cumulative(row)[Math.max(0, categories - 1)];
      if (!(sum > 0 && sum < Double.POSITIVE_INFINITY)) {
        throw bad("a sum of weights that is positive and finite", sum + " in row " + row);
      }
    }
  }

  /** {@code count} categories for each row. */
  long[] draw(MersenneTwister bits, int count, boolean replacement) {
    if (count < 1) {
      throw bad("a count of at least 1", Integer.toString(count));
    }
    if (replacement && count > 1) {
      return withReplacement(bits, count);
    }
    for (int row = 0; row < rows; row++) {
      requirePositive(row, count);
    }
    return firstArrivals(bits, count);
  }

  /** Where a uniform number falls among the cumulative sums. */
  private long[] withReplacement(MersenneTwister bits, int count) {
    long[] drawn = new long[Checks.count(WHERE, Shape.of(rows, count))];
    for (int row = 0; row < rows; row++) {
      double[] ends = cumulative(row);
      double sum = ends[categories - 1];
      for (int i = 0; i < categories; i++) {
        ends[i] = rounded(ends[i] / sum);
      }
      ends[categories - 1] = 1;
      for (int i = 0; i < count; i++) {
        drawn[row * count + i] = firstAtLeast(ends, bits.nextDouble());
      }
    }
    return drawn;
  }

  /**
   * The largest quotients of weight and exponential number: in the order in which Poisson processes
   * with these rates have their first event (Efraimidis and Spirakis, "Weighted random sampling
   * with a reservoir", 2006).
   */
  private long[] firstArrivals(MersenneTwister bits, int count) {
    double[] rates = new double[weights.length()];
    for (int i = 0; i < rates.length; i++) {
      double arrival = rounded(-Math.log1p(-bits.nextDouble()));
      double weight = weights.getDouble(i);
      rates[i] = weight == 0 ? 0 : rounded(weight / arrival);
    }
    long[] drawn = new long[rows * count];
    for (int row = 0; row < rows; row++) {
      System.arraycopy(largest(rates, row * categories, count), 0, drawn, row * count, count);
    }
    return drawn;
  }

  private long[] largest(double[] rates, int start, int count) {
    return IntStream.range(0, categories)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> -rates[start + i]))
        .limit(count)
        .mapToLong(i -> i)
        .toArray();
  }

  private double[] cumulative(int row) {
    double[] sums = new double[Math.max(1, categories)];
    double sum = 0;
    for (int i = 0; i < categories; i++) {
      double weight = weights.getDouble(row * categories + i);
      if (!(weight >= 0 && weight < Double.POSITIVE_INFINITY)) {
        throw bad("weights of at least 0", weight + " for category " + i + " of row " + row);
      }
      sum = rounded(sum + weight);
      sums[i] = sum;
    }
    return sums;
  }

  private void requirePositive(int row, int count) {
    int positive = 0;
    for (int i = 0; i < categories; i++) {
      positive += weights.getDouble(row * categories + i) > 0 ? 1 : 0;
    }
    if (positive < count) {
      throw bad(
          "at least " + count + " categories with a weight above 0, to draw without replacement",
          positive + " in row " + row);
    }
  }

  /** A double is wide enough that rounding again gives the sum or quotient in FLOAT32. */
  private double rounded(double value) {
    return weights.dtype() == DType.FLOAT32 ? (float) value : value;
  }

  private static int firstAtLeast(double[] ends, double value) {
    int low = 0;
    int high = ends.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (ends[middle] < value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static NablaException bad(String expected, String found) {
    return new NablaException(WHERE, expected, found, "check the weights and the count");
  }
}
