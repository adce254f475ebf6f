package dev.nabla.data;

import dev.nabla.tensor.Generator;
import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
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

  /**
   * k folds, each with every class's share of samples, in the order of the dataset: sklearn's
   * StratifiedKFold.
   *
   * @param classes INT64, one for each sample
   */
  public static <T> List<Fold<T>> stratified(Dataset<T> dataset, int k, Tensor classes) {
    return stratified(dataset, k, classes, IntStream.range(0, dataset.size()).toArray());
  }

  /** As {@link #stratified(Dataset, int, Tensor)}, of samples in random order. */
  public static <T> List<Fold<T>> stratified(
      Dataset<T> dataset, int k, Tensor classes, Generator generator) {
    return stratified(dataset, k, classes, Indices.of(generator.randPerm(dataset.size())));
  }

  private static <T> List<Fold<T>> of(Dataset<T> dataset, int k, int... order) {
    check(k, order.length);
    int[] folds = new int[order.length];
    int from = 0;
    for (int i = 0; i < k; i++) {
      int end = from + order.length / k + (i < order.length % k ? 1 : 0);
      Arrays.fill(folds, from, end, i);
      from = end;
    }
    return of(dataset, k, order, folds);
  }

  /** Samples sorted by class are dealt out to say how many of each a fold gets. */
  private static <T> List<Fold<T>> stratified(
      Dataset<T> dataset, int k, Tensor classes, int... order) {
    check(k, order.length);
    int[] folds = new int[order.length];
    int dealt = 0;
    for (List<Integer> places : Classes.places(classes, order)) {
      int[] counts = new int[k];
      for (int i = 0; i < places.size(); i++) {
        counts[dealt++ % k]++;
      }
      int place = 0;
      for (int fold = 0; fold < k; fold++) {
        for (int i = 0; i < counts[fold]; i++) {
          folds[places.get(place++)] = fold;
        }
      }
    }
    return of(dataset, k, order, folds);
  }

  private static <T> List<Fold<T>> of(Dataset<T> dataset, int k, int[] order, int... folds) {
    List<Fold<T>> made = new ArrayList<>();
    for (int i = 0; i < k; i++) {
      int fold = i;
      int[] others = chosen(order, at -> folds[at] != fold);
      int[] held = chosen(order, at -> folds[at] == fold);
      made.add(new Fold<>(dataset.subset(others), dataset.subset(held)));
    }
    return List.copyOf(made);
  }

  private static int[] chosen(int[] order, IntPredicate places) {
    return IntStream.range(0, order.length).filter(places).map(at -> order[at]).toArray();
  }

  private static void check(int k, int samples) {
    if (k < 2 || k > samples) {
      throw new NablaException(
          "fold",
          "from 2 folds to as many as there are samples, " + samples,
          Integer.toString(k),
          "choose another number of folds");
    }
  }
}
