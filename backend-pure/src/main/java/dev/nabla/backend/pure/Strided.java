package dev.nabla.backend.pure;

import dev.nabla.tensor.DType;
import dev.nabla.tensor.Shape;
import org.jspecify.annotations.Nullable;

/**
 * A view of a Java array: element {@code (i, j, ..)} is {@code values[offset + i * strides[0] + j *
 * strides[1] + ..]}.
 *
 * <p>A stride of 0 repeats an axis, a negative one reverses it. Values are never written once a
 * view of them was handed out; they may be {@link Pending}.
 */
final class Strided {
  private final Object source;
  private final DType dtype;
  private final Shape shape;
  private final int offset;
  private final boolean plain;
  private volatile int @Nullable [] strides; // those of a plain one when asked for
  private volatile boolean wanted;
  private volatile @Nullable Strided settled;

  private Strided(Object source, DType dtype, Shape shape, int @Nullable [] strides, int offset) {
    this.source = source;
    this.dtype = dtype;
    this.shape = shape;
    this.strides = strides;
    this.offset = offset;
    this.plain =
        strides == null || shape.size() == 0 || (offset == 0 && isRowMajor(shape, strides));
  }

  /** All of {@code values} in row-major order; it is not copied. */
  static Strided of(DType dtype, Shape shape, Object values) {
    return new Strided(values, dtype, shape, null, 0);
  }

  /** The elements of {@code source} in row-major order. */
  static Strided of(DType dtype, Shape shape, Source source) {
    return new Strided(source, dtype, shape, null, 0);
  }

  /** Anything, all of which is to be written before anybody else sees it. */
  static Strided unwritten(DType dtype, Shape shape) {
    int n = Storage.length(shape);
    return n < Pooled.LEAST
        ? of(dtype, shape, Storage.allocate(dtype, n))
        : of(dtype, shape, new Pooled(dtype, n));
  }

  /** Zeros to write to, before anybody else sees them. */
  static Strided zeros(DType dtype, Shape shape) {
    Strided zeros = unwritten(dtype, shape);
    Storage.clear(zeros.values(), zeros.length());
    return zeros;
  }

  /** Counts in a holder of the elements; returns whether holders are counted. */
  boolean retain() {
    if (source instanceof Source shared) {
      shared.retain();
      return true;
    }
    return false;
  }

  /** Counts out a holder. */
  void release() {
    if (source instanceof Source shared) {
      shared.release();
    }
  }

  /** Another view of the same values. */
  Strided view(Shape viewed, int[] viewStrides, int viewOffset) {
    return new Strided(source, dtype, viewed, viewStrides, viewOffset);
  }

  /** The same elements in the same order under another shape; this is plain. */
  Strided reshaped(Shape to) {
    return new Strided(source, dtype, to, null, 0);
  }

  Object values() {
    return source instanceof Source shared ? shared.values() : source;
  }

  /** What holds the elements, if they are shared. */
  @Nullable Source source() {
    return source instanceof Source shared ? shared : null;
  }

  /** What this shows in row-major order, if that is still to be computed. */
  @Nullable Pending pending() {
    return plain && source instanceof Pending pending && !pending.isComputed() ? pending : null;
  }

  DType dtype() {
    return dtype;
  }

  Shape shape() {
    return shape;
  }

  /** Not a copy: callers only read it. */
  int[] strides() {
    int[] found = strides;
    if (found == null) {
      found = rowMajor(shape);
      strides = found;
    }
    return found;
  }

  int offset() {
    return offset;
  }

  int length() {
    return Storage.length(shape);
  }

  /** Whether the elements stand in row-major order from the start of {@link #values}. */
  boolean isPlain() {
    return plain;
  }

  /** After so many elements they come again, in row-major order. */
  int period() {
    int[] steps = strides();
    int period = length();
    for (int axis = 0;
        axis < steps.length && (steps[axis] == 0 || shape.extent(axis) == 1);
        axis++) {
      period /= shape.extent(axis);
    }
    return period;
  }

  /** This, or a copy in row-major order. */
  Strided plain() {
    return plain ? this : of(dtype, shape, copyValues());
  }

  /**
   * This, and from the second time on the same elements in row-major order, in a copy that is kept
   * as long as this: for what reads all of it again and again, such as the steps of a recurrent
   * network a weight that was turned. Only a matrix, none of whose elements are repeated.
   */
  Strided settled() {
    Strided copy = settled;
    if (copy != null) {
      return copy;
    }
    if (plain || shape.rank() != 2 || period() != length()) {
      return this;
    }
    if (wanted) {
      settled = plain();
      return settled;
    }
    wanted = true;
    return this;
  }

  /** The elements in row-major order from index 0; never to be written. */
  Object plainValues() {
    return plain ? values() : copyValues();
  }

  /** A fresh Java array of the elements in row-major order. */
  Object copyValues() {
    Object copy = Storage.allocate(dtype, length());
    copyTo(copy);
    return copy;
  }

  /** Writes the elements in row-major order to {@code target}, from index 0. */
  void copyTo(Object target) {
    int n = length();
    if (plain) {
      System.arraycopy(values(), 0, target, 0, n);
    } else if (n > 1 && period() == 1) {
      Storage.copy(values(), offset, 0, target, 0, n);
    } else {
      new Reader(this).read(target, 0, n);
    }
  }

  /** The strides of {@code shape} without gaps. */
  private static int[] rowMajor(Shape shape) {
    int[] strides = new int[shape.rank()];
    int stride = 1;
    for (int axis = strides.length - 1; axis >= 0; axis--) {
      strides[axis] = stride;
      stride *= shape.extent(axis);
    }
    return strides;
  }

  /** Whether {@code strides} are those of {@code shape} without gaps. */
  static boolean isRowMajor(Shape shape, int[] strides) {
    int stride = 1;
    for (int axis = strides.length - 1; axis >= 0; axis--) {
      int extent = shape.extent(axis);
      if (extent != 1 && strides[axis] != stride) {
        return false;
      }
      stride *= extent;
    }
    return true;
  }
}
