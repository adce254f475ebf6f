package dev.nabla.data;

import dev.nabla.tensor.Generator;
import dev.nabla.tensor.NablaException;
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
    int sum = IntStream.of(lengths).sum();
    if (sum != dataset.size() || IntStream.of(lengths).anyMatch(length -> length < 0)) {
      throw new NablaException(
          "split",
          "lengths that add up to " + dataset.size() + " samples",
          Arrays.toString(lengths) + ", together " + sum,
          "change one of them");
    }
    int[] order = Indices.of(generator.randPerm(sum));
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
    return random(dataset, generator, lengths);
  }
}
