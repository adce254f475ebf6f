package dev.nabla.data;

import dev.nabla.tensor.Generator;
import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** A dataset in parts without an overlap, as {@code torch.utils.data.random_split}. */
public final class Splits {
  private static final double NEAR = 1e-9;

  private Splits() {}

  /** Parts of these lengths, which add up to all, of one {@code randperm}. */
  public static <T> List<Dataset<T>> random(
      Dataset<T> dataset, Generator generator, int... lengths) {
    check(dataset, lengths);
    int[] order = Indices.of(generator.randPerm(dataset.size()));
    List<Dataset<T>> parts = new ArrayList<>();
    int from = 0;
    for (int length : lengths) {
      parts.add(dataset.subset(Arrays.copyOfRange(order, from, from + length)));
      from += length;
    }
    return List.copyOf(parts);
  }

  /**
   * Parts of these shares, which add up to 1: each rounded down, and what is left over goes to the
   * first parts, one sample each.
   */
  public static <T> List<Dataset<T>> random(
      Dataset<T> dataset, Generator generator, double... shares) {
    return random(dataset, generator, lengths(dataset, shares));
  }

  /**
   * Parts of these shares, each with every class's share of samples, in random order.
   *
   * @param classes INT64, one for each sample
   */
  public static <T> List<Dataset<T>> stratified(
      Dataset<T> dataset, Tensor classes, Generator generator, double... shares) {
    int[] lengths = lengths(dataset, shares);
    int[] order = Indices.of(generator.randPerm(dataset.size()));
    int[] parts = new int[order.length];
    int[] given = new int[lengths.length];
    int taken = 0;
    for (List<Integer> places : Classes.places(classes, order)) {
      for (int place : places) {
        parts[place] = neediest(lengths, given, (double) ++taken / order.length);
        given[parts[place]]++;
      }
    }
    List<Dataset<T>> made = new ArrayList<>();
    for (int i = 0; i < lengths.length; i++) {
      int part = i;
      IntStream chosen = IntStream.range(0, order.length).filter(place -> parts[place] == part);
      made.add(dataset.subset(chosen.map(place -> order[place]).toArray()));
    }
    return List.copyOf(made);
  }

  /** The part that lacks most of what it should have had when {@code share} of all is given. */
  private static int neediest(int[] lengths, int[] given, double share) {
    int neediest = 0;
    double most = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < lengths.length; i++) {
      double lacks = lengths[i] * share - given[i];
      if (given[i] < lengths[i] && lacks > most) {
        neediest = i;
        most = lacks;
      }
    }
    return neediest;
  }

  private static void check(Dataset<?> dataset, int... lengths) {
    int sum = IntStream.of(lengths).sum();
    if (sum != dataset.size() || IntStream.of(lengths).anyMatch(length -> length < 0)) {
      throw new NablaException(
          "split",
          "lengths that add up to " + dataset.size() + " samples",
          Arrays.toString(lengths) + ", together " + sum,
          "change one of them");
    }
  }

  private static int[] lengths(Dataset<?> dataset, double... shares) {
    double sum = 0;
    for (double share : shares) {
      sum += share >= 0 && share <= 1 ? share : Double.NaN;
    }
    if (!(Math.abs(sum - 1) <= NEAR)) {
      throw new NablaException(
          "split",
          "shares from 0 to 1 that add up to 1",
          Arrays.toString(shares),
          "divide them by their sum");
    }
    int[] lengths = new int[shares.length];
    for (int i = 0; i < shares.length; i++) {
      lengths[i] = (int) Math.floor(dataset.size() * shares[i]);
    }
    int left = dataset.size() - IntStream.of(lengths).sum();
    for (int i = 0; i < left; i++) {
      lengths[i % lengths.length]++;
    }
    return lengths;
  }
}
