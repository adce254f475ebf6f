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

  /** What the bridge calls it. */
  static int code(DType dtype) {
    return switch (dtype) {
      case FLOAT32 -> 0;
      case FLOAT64 -> 1;
      case INT64 -> 6;
      case BOOL -> 7;
    };
  }

  static Shape of(dev.nabla.tensor.Shape shape) {
    return new Shape(extents(shape));
  }

  static long[] extents(dev.nabla.tensor.Shape shape) {
    return longs(shape.toArray());
  }

  static long[] longs(int[] values) {
    long[] longs = new long[values.length];
    for (int i = 0; i < longs.length; i++) {
      longs[i] = values[i];
    }
    return longs;
  }
}
