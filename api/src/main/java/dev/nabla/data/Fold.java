package dev.nabla.data;

import dev.nabla.tensor.Generator;
import dev.nabla.tensor.NablaException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One of the ways of k-fold cross-validation to hold samples back: each is held back once.
 *
 * @param training what to train on
 * @param validation what is held back
 */
public record Fold<T>(Dataset<T> training, Dataset<T> validation) {
  /** k folds of neighbours, the first of them one longer as far as needed: sklearn's KFold. */
  public static <T> List<Fold<T>> of(Dataset<T> dataset, int k) {
    return of(dataset, k, IntStream.range(0, dataset.size()).toArray());
  }

  /** k folds of samples in random order. */
  public static <T> List<Fold<T>> of(Dataset<T> dataset, int k, Generator generator) {
    return of(dataset, k, Indices.of(generator.randPerm(dataset.size())));
  }

  private static <T> List<Fold<T>> of(Dataset<T> dataset, int k, int... order) {
    if (k < 2 || k > order.length) {
      throw new NablaException(
          "fold",
          "from 2 folds to as many as there are samples, " + order.length,
          Integer.toString(k),
          "choose another number of folds");
    }
    List<Fold<T>> folds = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < k; i++) {
      int start = from;
      int end = start + order.length / k + (i < order.length % k ? 1 : 0);
      int[] others =
          IntStream.range(0, order.length)
              .filter(at -> at < start || at >= end)
              .map(at -> order[at])
              .toArray();
      int[] held = IntStream.range(start, end).map(at -> order[at]).toArray();
      folds.add(new Fold<>(dataset.subset(others), dataset.subset(held)));
      from = end;
    }
    return List.copyOf(folds);
  }
}
