package dev.nabla.tensor;

import java.util.Arrays;

/** Elements chosen by the values of an INT64 tensor. */
public sealed interface Indexing extends Primitives permits Tensor {
  /** {@code x[.., index[i], ..]}: the slices of {@code axis} that a rank 1 index names. */
  default Tensor indexSelect(int axis, Tensor index) {
    if (index.shape().rank() != 1) {
      throw new NablaException(
          "indexSelect", "an index of rank 1", "shape " + index.shape(), "flatten it");
    }
    int at = shape().axis(axis);
    int[] aligned = new int[shape().rank()];
    Arrays.fill(aligned, 1);
    aligned[at] = index.shape().extent(0);
    Shape full = shape().with(at, aligned[at]);
    return gather(at, index.reshape(Shape.of(aligned)).expand(full));
  }
}
