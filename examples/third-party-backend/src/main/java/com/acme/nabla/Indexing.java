package com.acme.nabla;

import dev.nabla.kernel.Positions;

/** What reads and writes where an index points. */
final class Indexing {
  private Indexing() {}

  static Dense gather(Dense a, int axis, Dense index) {
    return Places.pick(a, index.shape(), places("gather", a, axis, index));
  }

  static Dense scatterAdd(Dense a, int axis, Dense index, Dense source) {
    int[] places = places("scatterAdd", a, axis, index);
    Dense sum = a.copy();
    for (int i = 0; i < places.length; i++) {
      switch (a.dtype()) {
        case FLOAT32 -> sum.floats()[places[i]] += source.floats()[i];
        case FLOAT64 -> sum.doubles()[places[i]] += source.doubles()[i];
        case INT64 -> sum.longs()[places[i]] += source.longs()[i];
        case BOOL -> throw new AssertionError("scatterAdd adds, and BOOL has no sum");
      }
    }
    return sum;
  }

  /** Where in {@code a} each element of {@code index} points. */
  private static int[] places(String op, Dense a, int axis, Dense index) {
    Positions.check(op, index.values(), axis, a.shape().extent(axis));
    int[] strides = a.strides();
    int stride = strides[axis];
    strides[axis] = 0; // along this axis the index says where
    int[] places = Places.of(index.shape(), 0, strides);
    for (int i = 0; i < places.length; i++) {
      places[i] += (int) index.longs()[i] * stride;
    }
    return places;
  }
}
