package dev.nabla.train;

import dev.nabla.tensor.DType;
import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.Tensor;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;

/**
 * How often class i was taken for class j, and what follows from it: {@code sklearn.metrics}, with
 * {@code zero_division=0}.
 *
 * <p>Predictions are scores {@code [n, classes]}, of which the greatest counts, or classes {@code
 * [n]} in INT64; targets are classes {@code [n]} in INT64.
 */
public final class ConfusionMatrix implements Metric {
  private final long[][] counts;

  /** Of so many classes, at least 2. */
  public ConfusionMatrix(int classes) {
    if (classes < 2) {
      throw new NablaException(
          "confusionMatrix",
          "at least 2 classes",
          Integer.toString(classes),
          "count the negative class, too");
    }
    this.counts = new long[classes][classes];
  }

  /** How many classes there are. */
  public int classes() {
    return counts.length;
  }

  @Override
  public void update(Tensor prediction, Tensor target) {
    boolean scores = prediction.shape().rank() == 2;
    if (scores && prediction.shape().extent(1) != classes()) {
      throw wrong("scores [n, " + classes() + "]", prediction);
    }
    long[] predicted = classes(scores ? prediction.argMax(1) : prediction);
    long[] actual = classes(target);
    if (predicted.length != actual.length) {
      throw wrong("as many predictions as targets, " + actual.length, prediction);
    }
    for (int i = 0; i < actual.length; i++) {
      counts[(int) actual[i]][(int) predicted[i]]++;
    }
  }

  private long[] classes(Tensor tensor) {
    if (tensor.dtype() != DType.INT64 || tensor.shape().rank() != 1) {
      throw wrong("classes [n] in INT64", tensor);
    }
    long[] classes = tensor.toLongArray();
    for (long one : classes) {
      if (one < 0 || one >= classes()) {
        throw new NablaException(
            "confusionMatrix",
            "classes from 0 to " + (classes() - 1),
            Long.toString(one),
            "make it of more classes, or mend the labels");
      }
    }
    return classes;
  }

  private static NablaException wrong(String expected, Tensor found) {
    return new NablaException(
        "confusionMatrix",
        expected,
        found.dtype() + " " + found.shape(),
        "pass what the model gives, and labels");
  }

  /** How often class {@code actual} was taken for class {@code predicted}. */
  public long count(int actual, int predicted) {
    return counts[actual][predicted];
  }

  /** A copy of all counts, a row for each actual class. */
  public long[][] counts() {
    long[][] copy = new long[counts.length][];
    for (int i = 0; i < copy.length; i++) {
      copy[i] = counts[i].clone();
    }
    return copy;
  }

  /** The accuracy: the share on the diagonal. */
  @Override
  public double value() {
    return (double) sum(i -> counts[i][i]) / sum(this::actual);
  }

  @Override
  public void reset() {
    for (long[] row : counts) {
      Arrays.fill(row, 0);
    }
  }

  /** Of what was taken for class {@code i}, the share that is; 0 if nothing was. */
  public double precision(int i) {
    return share(counts[i][i], predicted(i));
  }

  /** Of what is of class {@code i}, the share that was taken for it; 0 if nothing is. */
  public double recall(int i) {
    return share(counts[i][i], actual(i));
  }

  /** The harmonic mean of precision and recall, {@code 2 hits / (predicted + actual)}. */
  public double f1(int i) {
    return share(2 * counts[i][i], predicted(i) + actual(i));
  }

  /** The mean of {@link #precision(int)} over the classes: sklearn's macro average. */
  public double precision() {
    return mean(this::precision);
  }

  /** The mean of {@link #recall(int)} over the classes. */
  public double recall() {
    return mean(this::recall);
  }

  /** The mean of {@link #f1(int)} over the classes. */
  public double f1() {
    return mean(this::f1);
  }

  private double mean(IntToDoubleFunction of) {
    return IntStream.range(0, classes()).mapToDouble(of).average().orElse(Double.NaN);
  }

  private long actual(int i) {
    return sum(j -> counts[i][j]);
  }

  private long predicted(int i) {
    return sum(j -> counts[j][i]);
  }

  private long sum(IntToLongFunction count) {
    return IntStream.range(0, classes()).mapToLong(count).sum();
  }

  private static double share(long part, long whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }
}
