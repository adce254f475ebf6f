package dev.nabla.backend.pure;

import dev.nabla.tensor.DType;
import dev.nabla.tensor.Shape;

/**
 * A view of a Java array: element {@code (i, j, ..)} is {@code values[offset + i * strides[0] + j *
 * strides[1] + ..]}.
 *
 * <p>A stride of 0 repeats an axis, a negative one reverses it. Values are never written once a
 * view of them was handed out.
 */
final class Strided {
  private final Object values;
  private final DType dtype;
  private final Shape shape;
  private final int[] strides;
  private final int offset;
  private final boolean plain;

  private Strided(Object values, DType dtype, Shape shape, int[] strides, int offset) {
    this.values = values;
    this.dtype = dtype;
    this.shape = shape;
    this.strides = strides;
    this.offset = offset;
    this.plain = shape.size() == 0 || (offset == 0 && isRowMajor(shape, strides));
  }

  /** All of {@code values} in row-major order; it is not copied. */
  static Strided of(DType dtype, Shape shape, Object values) {
    return new Strided(values, dtype, shape, rowMajor(shape), 0);
  }

  /** Another view of the same values. */
  Strided view(Shape viewed, int[] viewStrides, int viewOffset) {
    return new Strided(values, dtype, viewed, viewStrides, viewOffset);
  }

  Object values() {
    return values;
  }

  DType dtype() {
    return dtype;
  }

  Shape shape() {
    return shape;
  }

  /** Not a copy: callers only read it. */
  int[] strides() {
    return strides;
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

  /** This, or a copy in row-major order. */
  Strided plain() {
    return plain ? this : of(dtype, shape, copyValues());
  }

  /** The elements in row-major order from index 0; never to be written. */
  Object plainValues() {
    return plain ? values : copyValues();
  }

  /** A fresh Java array of the elements in row-major order. */
  Object copyValues() {
    int n = length();
    Object copy = Storage.allocate(dtype, n);
    new Reader(this).read(copy, 0, n);
    return copy;
  }

  /** The strides of {@code shape} without gaps. */
  static int[] rowMajor(Shape shape) {
    int[] strides = new int[shape.rank()];
    int stride = 1;
    for (int axis = strides.length - 1; axis >= 0; axis--) {
      strides[axis] = stride;
      stride *= shape.extent(axis);
    }
    return strides;
  }

  private static boolean isRowMajor(Shape shape, int[] strides) {
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
