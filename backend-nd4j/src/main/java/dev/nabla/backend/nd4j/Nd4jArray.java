package dev.nabla.backend.nd4j;

import dev.nabla.tensor.DType;
import dev.nabla.tensor.Shape;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataBuffer;
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
  private final @Nullable Storage storage;

  /** Made when an operation asks for it: that takes longer than small operations do. */
  private volatile @Nullable INDArray values;

  /** ND4J's description of the shape, or that of another array of this shape and dtype. */
  private volatile @Nullable DataBuffer description;

  private Nd4jArray(DType dtype, Shape shape, @Nullable Storage storage) {
    this.dtype = dtype;
    this.shape = shape;
    this.storage = storage;
  }

  /** An array whose elements are still to be written. */
  static Nd4jArray allocate(DType dtype, Shape shape) {
    if (shape.size() == 0) {
      return new Nd4jArray(dtype, shape, null);
    }
    // Detached: a workspace that the caller has open must not own it.
    long[] size = {shape.size()};
    DataBuffer buffer = Nd4j.createBufferDetached(size, dataType(dtype));
    return new Nd4jArray(dtype, shape, new Storage(buffer));
  }

  /** An array of the dtype and shape of {@code other}, whose elements are still to be written. */
  static Nd4jArray like(Nd4jArray other) {
    Nd4jArray result = allocate(other.dtype, other.shape);
    if (!other.isEmpty()) {
      result.description = other.description();
    }
    return result;
  }

  DType dtype() {
    return dtype;
  }

  Shape shape() {
    return shape;
  }

  boolean isEmpty() {
    return storage == null;
  }

  /** The elements; only for arrays that are not empty. */
  INDArray values() {
    INDArray made = values;
    if (made == null) {
      long[] extents = extents(shape);
      made = View.wrap(buffer(), dataType(dtype), extents, View.rowMajor(extents), 0);
      values = made;
    }
    return made;
  }

  /** The elements in row-major order; only for arrays that are not empty. */
  DataBuffer buffer() {
    return Objects.requireNonNull(storage, "an empty array has no buffer").buffer();
  }

  /** ND4J's description of the shape. */
  DataBuffer description() {
    DataBuffer made = description;
    if (made == null) {
      made = values().shapeInfoDataBuffer();
      description = made;
    }
    return made;
  }

  /** The same elements, in the same buffer, under another shape of this size. */
  Nd4jArray reshaped(Shape other) {
    if (storage != null) {
      storage.retain();
    }
    return new Nd4jArray(dtype, other, storage);
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
