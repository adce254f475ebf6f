package com.acme.nabla;

import dev.nabla.tensor.DType;
import dev.nabla.tensor.HostArray;
import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.Shape;

/**
 * The array type of this backend: all elements in row-major order, never written once it is made.
 *
 * <p>Nabla's host arrays do as storage: they wrap a {@code float[]}, {@code double[]}, {@code
 * long[]} or {@code boolean[]}, and know their dtype.
 */
record Dense(HostArray values, Shape shape) {
  private static final int LARGEST = Integer.MAX_VALUE - 8;

  DType dtype() {
    return values.dtype();
  }

  int size() {
    return values.length();
  }

  int rank() {
    return shape.rank();
  }

  float[] floats() {
    return ((HostArray.Floats) values).values();
  }

  double[] doubles() {
    return ((HostArray.Doubles) values).values();
  }

  long[] longs() {
    return ((HostArray.Longs) values).values();
  }

  boolean[] booleans() {
    return ((HostArray.Booleans) values).values();
  }

  /** Zeros, or false, to be filled before anybody sees them. */
  static Dense allocate(DType dtype, Shape shape) {
    return new Dense(HostArray.allocate(dtype, size(shape)), shape);
  }

  /** The number of elements, which has to fit a Java array. */
  static int size(Shape shape) {
    if (shape.size() > LARGEST) {
      throw new NablaException(
          "acme",
          "at most " + LARGEST + " elements in an array",
          shape.size() + " for shape " + shape,
          "work on smaller parts, or on another backend");
    }
    return (int) shape.size();
  }

  static Dense of(Shape shape, float... values) {
    return new Dense(new HostArray.Floats(values), shape);
  }

  static Dense of(Shape shape, double... values) {
    return new Dense(new HostArray.Doubles(values), shape);
  }

  static Dense of(Shape shape, long... values) {
    return new Dense(new HostArray.Longs(values), shape);
  }

  static Dense of(Shape shape, boolean... values) {
    return new Dense(new HostArray.Booleans(values), shape);
  }

  /** The same elements in arrays of their own. */
  Dense copy() {
    return switch (dtype()) {
      case FLOAT32 -> of(shape, floats().clone());
      case FLOAT64 -> of(shape, doubles().clone());
      case INT64 -> of(shape, longs().clone());
      case BOOL -> of(shape, booleans().clone());
    };
  }

  /** How far apart neighbours along each axis lie. */
  int[] strides() {
    int[] strides = new int[rank()];
    int step = 1;
    for (int axis = rank() - 1; axis >= 0; axis--) {
      strides[axis] = step;
      step *= shape.extent(axis);
    }
    return strides;
  }

  /** How many elements a step along {@code axis} skips: the product of the extents after it. */
  static int inner(Shape shape, int axis) {
    int product = 1;
    for (int i = axis + 1; i < shape.rank(); i++) {
      product *= shape.extent(i);
    }
    return product;
  }

  /** How often {@code axis} is walked through: the product of the extents before it. */
  static int outer(Shape shape, int axis) {
    int product = 1;
    for (int i = 0; i < axis; i++) {
      product *= shape.extent(i);
    }
    return product;
  }
}
