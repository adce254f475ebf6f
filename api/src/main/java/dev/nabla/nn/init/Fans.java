package dev.nabla.nn.init;

import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.Shape;

/**
 * How many inputs each output has and how many outputs each input has, the receptive field of a
 * convolution counted: {@code [out, in, ..]}.
 */
public record Fans(long in, long out) {
  /** Those of a weight of {@code shape}, which has two axes at least. */
  public static Fans of(Shape shape) {
    if (shape.rank() < 2) {
      throw new NablaException(
          "fans",
          "a weight [out, in, ..] of two axes at least",
          "shape " + shape,
          "use uniform(…), normal(…) or constant(…) for a vector");
    }
    long field = shape.without(0, 1).size();
    return new Fans(shape.extent(1) * field, shape.extent(0) * field);
  }
}
