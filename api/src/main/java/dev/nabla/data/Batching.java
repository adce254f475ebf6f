package dev.nabla.data;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** How the samples of a batch are read, and it is made of them. */
interface Batching<B> {
  /** Reads the samples, which workers may do; the batch is made by who asks the supplier. */
  Supplier<B> read(long seed, int... indices);

  static <T, B> Batching<B> of(Dataset<T> dataset, Collation<T, B> collation) {
    return (seed, indices) -> {
      List<T> samples = samples(dataset, seed, indices);
      return () -> collation.of(samples);
    };
  }

  /** By the dataset's own {@link Dataset#batch}, where it has one. */
  static Batching<Example> stacked(Dataset<Example> dataset) {
    return dataset.isBatched()
        ? (seed, indices) -> () -> dataset.batch(indices)
        : of(dataset, Example::stack);
  }

  private static <T> List<T> samples(Dataset<T> dataset, long seed, int... indices) {
    List<T> samples = new ArrayList<>(indices.length);
    for (int index : indices) {
      samples.add(dataset.get(index, Seeds.mixed(seed, index)));
    }
    return samples;
  }
}
