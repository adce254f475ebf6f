package dev.nabla.train;

import java.util.Arrays;

/**
 * The area under the receiver operating characteristic: the chance that a positive scores above a
 * negative, ties counting half.
 *
 * <p>Targets are 0 or not. All scores are kept. NaN without both kinds. By ranks, the statistic of
 * Mann and Whitney.
 */
public final class RocAuc extends ElementMetric {
  private double[] scores = new double[16];
  private boolean[] positive = new boolean[16];
  private int count;

  /** Without a batch so far. */
  public RocAuc() {
    super("rocAuc");
  }

  @Override
  void add(double predicted, double actual) {
    if (count == scores.length) {
      scores = Arrays.copyOf(scores, 2 * count);
      positive = Arrays.copyOf(positive, 2 * count);
    }
    scores[count] = predicted;
    positive[count++] = actual != 0;
  }

  @Override
  public double value() {
    double[] hits = of(true);
    double[] misses = of(false);
    double above = 0;
    int less = 0;
    int notGreater = 0;
    for (double score : hits) {
      while (less < misses.length && misses[less] < score) {
        less++;
      }
      while (notGreater < misses.length && misses[notGreater] <= score) {
        notGreater++;
      }
      above += (less + (double) notGreater) / 2;
    }
    return above / ((double) hits.length * misses.length);
  }

  private double[] of(boolean kind) {
    double[] found = new double[count];
    int n = 0;
    for (int i = 0; i < count; i++) {
      if (positive[i] == kind) {
        found[n++] = scores[i];
      }
    }
    double[] sorted = Arrays.copyOf(found, n);
    Arrays.sort(sorted);
    return sorted;
  }

  @Override
  public void reset() {
    count = 0;
  }
}
