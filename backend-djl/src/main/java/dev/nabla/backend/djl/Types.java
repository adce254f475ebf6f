package dev.nabla.backend.djl;

import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.nabla.tensor.DType;

/** The same dtypes and shapes in DJL's words. */
final class Types {
  private Types() {}

  static DataType of(DType dtype) {
    return switch (dtype) {
      case FLOAT32 -> DataType.FLOAT32;
      case FLOAT64 -> DataType.FLOAT64;
      case INT64 -> DataType.INT64;
      case BOOL -> DataType.BOOLEAN;
    };
  }

  static Shape of(dev.nabla.tensor.Shape shape) {
    long[] extents = new long[shape.rank()];
    for (int i = 0; i < extents.length; i++) {
      extents[i] = shape.extent(i);
    }
    return new Shape(extents);
  }
}
