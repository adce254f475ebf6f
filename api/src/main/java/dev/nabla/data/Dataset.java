package dev.nabla.data;

import dev.nabla.tensor.Generator;
import dev.nabla.tensor.NablaException;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Samples by number, as {@code torch.utils.data.Dataset}: what a {@link DataLoader} reads.
 *
 * <p>Several threads may read at once where a loader has workers.
 *
 * @param <T> a sample
 */
public interface Dataset<T> {
  /** How many samples there are. */
  int size();

  /** Sample {@code index}, from 0 to below {@link #size}; others are an error that says so. */
  T get(int index);

  /**
   * Sample {@code index}, changed at random as {@link #augment} says: the same for the same seed,
   * whichever thread reads it.
   */
  default T get(int index, long seed) {
    return get(index);
  }

  /** Whether {@link #batch} is cheaper than to read samples one by one; no, unless overridden. */
  default boolean isBatched() {
    return false;
  }

  /** The samples at {@code indices}, at least one, as one with a new first axis. */
  default T batch(int... indices) {
    throw new NablaException(
        "batch", "a dataset that makes batches", toString(), "ask isBatched() first");
  }

  /** These samples, each as {@code change} makes it when it is read. */
  default <U> Dataset<U> map(Function<? super T, ? extends U> change) {
    return new MappedDataset<>(this, change);
  }

  /**
   * These samples, each changed at random when a loader reads it: {@code change} draws from a
   * stream of the sample's own, so that a run does not depend on the number of workers.
   */
  default Dataset<T> augment(BiFunction<? super T, ? super Generator, ? extends T> change) {
    return new AugmentedDataset<>(this, change);
  }

  /** The samples at {@code indices}, in that order. */
  default Dataset<T> subset(int... indices) {
    return new Subset<>(this, indices);
  }

  /** Those of a list. */
  static <T> Dataset<T> of(List<? extends T> samples) {
    return new ListDataset<>(List.copyOf(samples));
  }

  /** {@code index}, which must be one of {@code size} samples. */
  static int check(int index, int size) {
    if (index < 0 || index >= size) {
      throw new NablaException(
          "dataset",
          size == 0 ? "no index, for it is empty" : "an index from 0 to " + (size - 1),
          Integer.toString(index),
          "count from 0 and stay below size()");
    }
    return index;
  }
}
