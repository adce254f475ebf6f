package com.acme.nabla;

import dev.nabla.tensor.HostArray;
import dev.nabla.tensor.Shape;
import java.util.List;

/** What puts elements elsewhere and leaves their values alone. */
final class Movement {
  private Movement() {}

  static Dense permute(Dense a, int... order) {
    int[] extents = new int[a.rank()];
    int[] strides = new int[a.rank()];
    for (int i = 0; i < order.length; i++) {
      extents[i] = a.shape().extent(order[i]);
      strides[i] = a.strides()[order[i]];
    }
    Shape shape = Shape.of(extents);
    return Places.pick(a, shape, Places.of(shape, 0, strides));
  }

  static Dense expand(Dense a, Shape shape) {
    return a.shape().equals(shape) ? a : Places.pick(a, shape, Places.broadcast(a, shape));
  }

  static Dense slice(Dense a, int axis, int start, int length, int step) {
    Shape shape = a.shape().with(axis, length);
    int[] strides = a.strides();
    int first = start * strides[axis];
    strides[axis] *= step;
    return Places.pick(a, shape, Places.of(shape, first, strides));
  }

  static Dense flip(Dense a, int... axes) {
    int[] strides = a.strides();
    int last = 0;
    for (int axis : axes) {
      last += (a.shape().extent(axis) - 1) * strides[axis];
      strides[axis] = -strides[axis];
    }
    return Places.pick(a, a.shape(), Places.of(a.shape(), last, strides));
  }

  static Dense pad(Dense a, int axis, int before, int after, double value) {
    return concat(List.of(full(a, axis, before, value), a, full(a, axis, after, value)), axis);
  }

  /** {@code value} in the shape of {@code a}, but {@code extent} long along {@code axis}. */
  private static Dense full(Dense a, int axis, int extent, double value) {
    Shape shape = a.shape().with(axis, extent);
    Dense one = new Dense(HostArray.of(value, a.dtype()), Shape.of());
    return expand(one, shape);
  }

  static Dense concat(List<Dense> parts, int axis) {
    Shape first = parts.get(0).shape();
    int total = parts.stream().mapToInt(part -> part.shape().extent(axis)).sum();
    Shape shape = first.with(axis, total);
    Dense result = Dense.allocate(parts.get(0).dtype(), shape);
    int inner = Dense.inner(shape, axis);
    int start = 0;
    for (Dense part : parts) {
      int run = part.shape().extent(axis) * inner;
      for (int i = 0; i < Dense.outer(shape, axis); i++) {
        System.arraycopy(elements(part), i * run, elements(result), i * total * inner + start, run);
      }
      start += run;
    }
    return result;
  }

  private static Object elements(Dense a) {
    return switch (a.dtype()) {
      case FLOAT32 -> a.floats();
      case FLOAT64 -> a.doubles();
      case INT64 -> a.longs();
      case BOOL -> a.booleans();
    };
  }
}
