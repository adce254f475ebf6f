package dev.nabla.data;

import dev.nabla.tensor.Generator;
import java.util.function.BiFunction;

/** Samples of another dataset, each changed at random when it is read with a seed. */
record AugmentedDataset<T>(
    Dataset<T> source, BiFunction<? super T, ? super Generator, ? extends T> change)
    implements Dataset<T> {
  @Override
  public int size() {
    return source.size();
  }

  /** As it is. */
  @Override
  public T get(int index) {
    return source.get(index);
  }

  /** The source's own changes, if it has any, come of another seed. */
  @Override
  public T get(int index, long seed) {
    return change.apply(source.get(index, Seeds.mixed(seed, -1)), new Generator(seed));
  }
}
