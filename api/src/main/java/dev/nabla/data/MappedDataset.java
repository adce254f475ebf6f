package dev.nabla.data;

import java.util.function.Function;

/** Samples of another dataset, each changed when it is read. */
record MappedDataset<T, U>(Dataset<T> source, Function<? super T, ? extends U> change)
    implements Dataset<U> {
  @Override
  public int size() {
    return source.size();
  }

  @Override
  public U get(int index) {
    return change.apply(source.get(index));
  }

  @Override
  public U get(int index, long seed) {
    return change.apply(source.get(index, seed));
  }
}
