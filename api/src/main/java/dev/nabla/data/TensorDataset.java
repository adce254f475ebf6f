package dev.nabla.data;

import dev.nabla.tensor.HostArray;
import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;

/**
 * The examples along the first axes of two tensors, as {@code torch.utils.data.TensorDataset}.
 *
 * @param inputs {@code [samples, ...]}
 * @param targets {@code [samples, ...]}
 */
public record TensorDataset(Tensor inputs, Tensor targets) implements Dataset<Example> {
  /** Tensors with as many samples each. */
  public TensorDataset {
    if (samples(inputs.shape()) != samples(targets.shape())) {
      throw new NablaException(
          "tensorDataset",
          "as many targets as inputs along the first axis",
          "inputs " + inputs.shape() + " and targets " + targets.shape(),
          "leave out what has no partner");
    }
  }

  private static int samples(Shape shape) {
    if (shape.rank() == 0) {
      throw new NablaException(
          "tensorDataset", "a first axis of samples", "a scalar", "reshape it to [1]");
    }
    return shape.extent(0);
  }

  @Override
  public int size() {
    return inputs.shape().extent(0);
  }

  @Override
  public Example get(int index) {
    Dataset.check(index, size());
    return new Example(inputs.select(0, index), targets.select(0, index));
  }

  @Override
  public boolean isBatched() {
    return true;
  }

  /** Neighbours are a view, others are gathered. */
  @Override
  public Example batch(int... indices) {
    for (int index : indices) {
      Dataset.check(index, size());
    }
    return new Example(rows(inputs, indices), rows(targets, indices));
  }

  private static Tensor rows(Tensor x, int... indices) {
    long[] positions = new long[indices.length];
    boolean neighbours = true;
    for (int i = 0; i < indices.length; i++) {
      positions[i] = indices[i];
      neighbours &= indices[i] == indices[0] + i;
    }
    return neighbours
        ? x.narrow(0, indices[0], indices.length, 1)
        : x.indexSelect(0, x.hostLike(new HostArray.Longs(positions), Shape.of(positions.length)));
  }
}
