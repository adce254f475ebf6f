package dev.nabla.data;

import java.util.List;

/** The samples of a list. */
record ListDataset<T>(List<T> samples) implements Dataset<T> {
  @Override
  public int size() {
    return samples.size();
  }

  @Override
  public T get(int index) {
    return samples.get(Dataset.check(index, size()));
  }
}
