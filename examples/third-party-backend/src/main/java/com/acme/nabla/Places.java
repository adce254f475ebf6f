package com.acme.nabla;

import dev.nabla.tensor.Shape;
import java.util.Arrays;

/** Where the elements of a result stand in the array they come from. */
final class Places {
  private Places() {}

  /**
   * For each element of {@code shape}, in row-major order: {@code start + sum of index * stride}.
   *
   * <p>A stride of 0 repeats, a negative one walks backwards.
   */
  static int[] of(Shape shape, int start, int... strides) {
    int[] places = new int[Dense.size(shape)];
    Arrays.fill(places, start);
    int inner = 1;
    for (int axis = shape.rank() - 1; axis >= 0; axis--) {
      for (int i = 0; strides[axis] != 0 && i < places.length; i++) {
        places[i] += i / inner % shape.extent(axis) * strides[axis];
      }
      inner *= shape.extent(axis);
    }
    return places;
  }

  /** For each element of {@code shape} the element of {@code a} that broadcasting puts there. */
  static int[] broadcast(Dense a, Shape shape) {
    int[] own = a.strides();
    int[] strides = new int[shape.rank()];
    int added = shape.rank() - a.rank();
    for (int axis = 0; axis < a.rank(); axis++) {
      boolean repeats = a.shape().extent(axis) == 1;
      strides[added + axis] = repeats ? 0 : own[axis];
    }
    return of(shape, 0, strides);
  }

  /** The elements of {@code a} at {@code places}. */
  static Dense pick(Dense a, Shape shape, int... places) {
    Dense result = Dense.allocate(a.dtype(), shape);
    for (int i = 0; i < places.length; i++) {
      switch (a.dtype()) {
        case FLOAT32 -> result.floats()[i] = a.floats()[places[i]];
        case FLOAT64 -> result.doubles()[i] = a.doubles()[places[i]];
        case INT64 -> result.longs()[i] = a.longs()[places[i]];
        case BOOL -> result.booleans()[i] = a.booleans()[places[i]];
      }
    }
    return result;
  }
}
