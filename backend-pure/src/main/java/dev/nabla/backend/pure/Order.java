package dev.nabla.backend.pure;

import dev.nabla.tensor.ArgOp;
import dev.nabla.tensor.DType;
import dev.nabla.tensor.Shape;

/** Positions of greatest and least elements, and those that sort. */
final class Order {
  private Order() {}

  static Strided argReduce(ArgOp op, Strided a, int axis) {
    int length = a.shape().extent(axis);
    long[] keys = Keys.of(Views.axisLast(a, axis));
    boolean least =
        switch (op) {
          case ARG_MAX -> false;
          case ARG_MIN -> true;
        };
    if (least) {
      Keys.reverseAllButNan(keys, a.dtype());
    }
    Shape shape = a.shape().reduced(axis);
    long[] positions = new long[Storage.length(shape)];
    for (int row = 0; row < positions.length; row++) {
      positions[row] = greatest(keys, row * length, length);
    }
    return Strided.of(DType.INT64, shape, positions);
  }

  private static int greatest(long[] keys, int from, int n) {
    int best = 0;
    for (int i = 1; i < n; i++) {
      if (keys[from + i] > keys[from + best]) {
        best = i;
      }
    }
    return best;
  }

  static Strided argSort(Strided a, int axis, boolean descending) {
    Strided rows = Views.axisLast(a, axis);
    long[] keys = Keys.of(rows);
    if (descending) {
      Keys.reverse(keys);
    }
    long[] positions = new long[keys.length];
    int length = a.shape().extent(axis);
    for (int from = 0; from < keys.length; from += length) {
      MergeSort.positions(keys, from, length, positions);
    }
    return Views.axisBack(Strided.of(DType.INT64, rows.shape(), positions), axis);
  }
}
