package dev.nabla.nn;

import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import java.util.stream.IntStream;

/**
 * The axes from {@code startDim} to {@code endDim} as one: {@code [N, C, H, W] -> [N, C * H * W]}.
 *
 * @param startDim 1; a negative one counts from the last
 * @param endDim -1, the last, which is flattened too
 */
public record Flatten(int startDim, int endDim) implements Module {
  /** All but the first axis. */
  public Flatten() {
    this(1, -1);
  }

  @Override
  public Tensor forward(Tensor x) {
    int[] extents = x.shape().toArray();
    int start = startDim < 0 ? startDim + extents.length : startDim;
    int end = endDim < 0 ? endDim + extents.length : endDim;
    if (start < 0 || end < start || end >= extents.length) {
      throw new NablaException(
          "flatten",
          "an input that has the axes " + startDim + " to " + endDim + ", in this order",
          "shape " + x.shape(),
          "reshape it, or name other axes");
    }
    int size = 1;
    for (int i = start; i <= end; i++) {
      size = Math.multiplyExact(size, extents[i]);
    }
    int whole = size;
    int merged = end - start;
    return x.reshape(
        Shape.of(
            IntStream.range(0, extents.length - merged)
                .map(i -> i < start ? extents[i] : i == start ? whole : extents[i + merged])
                .toArray()));
  }

  @Override
  public String toString() {
    return describe();
  }
}
