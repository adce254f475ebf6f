package dev.nabla.data;

/** Some samples of another dataset, in an order of its own, as {@code torch.utils.data.Subset}. */
final class Subset<T> implements Dataset<T> {
  private final Dataset<T> source;
  private final int[] indices;

  Subset(Dataset<T> source, int... indices) {
    for (int index : indices) {
      Dataset.check(index, source.size());
    }
    this.source = source;
    this.indices = indices.clone();
  }

  @Override
  public int size() {
    return indices.length;
  }

  @Override
  public T get(int index) {
    return source.get(indices[Dataset.check(index, size())]);
  }

  @Override
  public T get(int index, long seed) {
    return source.get(indices[Dataset.check(index, size())], seed);
  }

  @Override
  public boolean isBatched() {
    return source.isBatched();
  }

  @Override
  public T batch(int... wanted) {
    int[] there = new int[wanted.length];
    for (int i = 0; i < there.length; i++) {
      there[i] = indices[Dataset.check(wanted[i], size())];
    }
    return source.batch(there);
  }
}
