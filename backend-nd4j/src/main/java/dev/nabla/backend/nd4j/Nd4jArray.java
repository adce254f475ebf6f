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
 * An immutable array over a whole native buffer in row-major order; a matrix may also show another
 * with its axes exchanged, until somebody asks for its elements in order.
 *
 * <p>A scalar is an {@code INDArray} of shape [1]; an array without elements has none, because
 * ND4J's ops throw on those.
 */
final class Nd4jArray {
  private final DType dtype;
  private final Shape shape;
  private volatile @Nullable Storage storage;

  /** What this shows with its axes exchanged, as long as it has no storage of its own. */
  private volatile @Nullable Nd4jArray original;

  /** Made when an operation asks for it: that takes longer than small operations do. */
  private volatile @Nullable INDArray values;

  /** ND4J's description of the shape, or that of another array of this shape and dtype. */
  private volatile @Nullable DataBuffer description;

  private Nd4jArray(DType dtype, Shape shape, @Nullable Storage storage) {
    this.dtype = dtype;
    this.shape = shape;
    this.storage = storage;
  }

  /** Shows {@code original}, which it frees, with its axes exchanged. */
  private Nd4jArray(Nd4jArray original) {
    this.dtype = original.dtype;
    this.shape = Shape.of(original.shape.extent(1), original.shape.extent(0));
    this.original = original;
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

  /** The matrix {@code a} with its axes exchanged; nothing is copied yet. */
  static Nd4jArray turned(Nd4jArray a) {
    Nd4jArray shown = a.original();
    return shown == null ? new Nd4jArray(a.reshaped(a.shape)) : shown;
  }

  /**
   * What this shows with its axes exchanged, held once more for the caller, who frees it; null if
   * the elements are there in order.
   */
  synchronized @Nullable Nd4jArray original() {
    Nd4jArray shown = original;
    return shown == null ? null : shown.reshaped(shown.shape);
  }

  DType dtype() {
    return dtype;
  }

  Shape shape() {
    return shape;
  }

  boolean isEmpty() {
    return shape.size() == 0;
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
    Storage own = storage == null ? settled() : storage;
    return Objects.requireNonNull(own, "an empty array has no buffer").buffer();
  }

  /** The storage, with the elements in order from now on. */
  private synchronized @Nullable Storage settled() {
    Nd4jArray shown = original;
    if (shown != null) {
      Nd4jArray copy = allocate(dtype, shape);
      View.of(shown).permute(1, 0).copyTo(View.of(copy));
      storage = copy.storage;
      original = null;
      shown.free();
    }
    return storage;
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
    if (isEmpty()) {
      return new Nd4jArray(dtype, other, null);
    }
    Nd4jArray shown = other.equals(shape) ? original() : null;
    if (shown != null) {
      return new Nd4jArray(shown);
    }
    buffer();
    Storage shared = Objects.requireNonNull(storage);
    shared.retain();
    return new Nd4jArray(dtype, other, shared);
  }

  void free() {
    Storage own = storage;
    Nd4jArray shown = original;
    if (own != null) {
      own.release();
    }
    if (shown != null) {
      shown.free();
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
