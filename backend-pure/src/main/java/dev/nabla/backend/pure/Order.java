package dev.nabla.backend.pure;

import dev.nabla.backend.pure.loop.Fold;
import dev.nabla.backend.pure.loop.Loops;
import dev.nabla.tensor.ArgOp;
import dev.nabla.tensor.DType;
import dev.nabla.tensor.ReduceOp;
import dev.nabla.tensor.Shape;

/** Positions of greatest and least elements, and those that sort. */
final class Order {
  private Order() {}

  static Strided argReduce(ArgOp op, Strided a, int axis) {
    int length = a.shape().extent(axis);
    Strided rows = Views.axisLast(a.dtype() == DType.BOOL ? Casts.cast(a, DType.INT64) : a, axis);
    Fold<Object> fold = Loops.fold(extreme(op), rows.dtype());
    Object values = rows.plainValues();
    Object value = Storage.allocate(rows.dtype(), 1);
    Shape shape = a.shape().reduced(axis);
    long[] positions = new long[Storage.length(shape)];
    for (int row = 0; row < positions.length; row++) {
      fold.run(values, row * length, length, value, 0);
      positions[row] = Search.first(values, row * length, value);
    }
    return Strided.of(DType.INT64, shape, positions);
  }

  private static ReduceOp extreme(ArgOp op) {
    return switch (op) {
      case ARG_MAX -> ReduceOp.MAX;
      case ARG_MIN -> ReduceOp.MIN;
    };
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
