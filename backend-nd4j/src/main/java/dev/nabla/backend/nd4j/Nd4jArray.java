package dev.nabla.backend.nd4j;

import dev.nabla.tensor.DType;
import dev.nabla.tensor.Shape;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * An immutable array over a whole native buffer in row-major order.
 *
 * <p>A scalar is an {@code INDArray} of shape [1]; an array without elements has none, because
 * ND4J's ops throw on those.
 */
final class Nd4jArray {
  private final DType dtype;
  private final Shape shape;
  private final @Nullable INDArray values;
  private final @Nullable Storage storage;

  private Nd4jArray(
      DType dtype, Shape shape, @Nullable INDArray values, @Nullable Storage storage) {
    this.dtype = dtype;
    this.shape = shape;
    this.values = values;
    this.storage = storage;
  }

  /** An array whose elements are still to be written. */
  static Nd4jArray allocate(DType dtype, Shape shape) {
    if (shape.size() == 0) {
      return new Nd4jArray(dtype, shape, null, null);
    }
    // Detached: a workspace that the caller has open must not own it.
    INDArray values = Nd4j.createUninitializedDetached(dataType(dtype), 'c', extents(shape));
    return new Nd4jArray(dtype, shape, values, new Storage(values));
  }

  DType dtype() {
    return dtype;
  }

  Shape shape() {
    return shape;
  }

  boolean isEmpty() {
    return values == null;
  }

  /** The elements; only for arrays that are not empty. */
  INDArray values() {
    return Objects.requireNonNull(values, "an empty array has no buffer");
  }

  /** The same elements, in the same buffer, under another shape of this size. */
  Nd4jArray reshaped(Shape other) {
    if (values == null || storage == null) {
      return new Nd4jArray(dtype, other, null, null);
    }
    storage.retain();
    return new Nd4jArray(dtype, other, window(extents(other)), storage);
  }

  private INDArray window(long[] extents) {
    return View.wrap(values(), extents, View.rowMajor(extents), 0);
  }

  void free() {
    if (storage != null) {
      storage.release();
    }
  }

  static DataType dataType(DType dtype) {
    return switch (dtype) {
      case FLOAT32 -> DataType.FLOAT;
      case FLOAT64 -> DataType.DOUBLE;
      case INT64 -> DataType.INT64;
      case BOOL -> DataType.BOOL;
    };
  }

  /** The extents as ND4J gets them: a scalar has one, for ND4J's ops treat rank 0 unevenly. */
  static long[] extents(Shape shape) {
    if (shape.rank() == 0) {
      return new long[] {1};
    }
    long[] extents = new long[shape.rank()];
    for (int i = 0; i < extents.length; i++) {
      extents[i] = shape.extent(i);
    }
    return extents;
  }
}
