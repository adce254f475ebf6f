package dev.nabla.functional;

import dev.nabla.tensor.DType;
import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import java.util.Arrays;

/** Rows of a table. */
public final class Embedding {
  private Embedding() {}

  /** {@code y[..] = weight[index[..]]}: {@code [..]} of INT64 by {@code [rows, D] -> [.., D]}. */
  public static Tensor embedding(Tensor index, Tensor weight) {
    if (index.dtype() != DType.INT64 || weight.shape().rank() != 2) {
      throw new NablaException(
          "embedding",
          "an INT64 index and a weight [rows, D]",
          index.dtype() + " " + index.shape() + " and shape " + weight.shape(),
          "convert the index with to(DType.INT64), and reshape the weight");
    }
    Shape shape = index.shape();
    int[] extents = Arrays.copyOf(shape.toArray(), shape.rank() + 1);
    extents[shape.rank()] = weight.shape().extent(1);
    return weight.indexSelect(0, index.flatten()).reshape(Shape.of(extents));
  }
}
