package com.acme.nabla;

import dev.nabla.tensor.DType;
import dev.nabla.tensor.HostArray;
import dev.nabla.tensor.ReduceOp;
import dev.nabla.tensor.Shape;
import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;
import java.util.function.LongBinaryOperator;

/** Reductions: broadcasting backwards, each element folded into the place it would come from. */
final class Folds {
  /** So few terms of FLOAT32 are rounded one by one, as small models expect. */
  private static final int FEW = 4;

  private Folds() {}

  static Dense reduce(ReduceOp op, Dense a, int... axes) {
    Shape shape = a.shape().reduced(axes);
    Dense empty = Dense.allocate(a.dtype(), shape);
    int[] places = Places.broadcast(empty, a.shape());
    return switch (a.dtype()) {
      case INT64 -> Dense.of(shape, longs(op, a, empty.size(), places));
      case FLOAT32, FLOAT64, BOOL -> {
        double[] folded = doubles(fold(op, a, empty), ofNothing(op), a, empty.size(), places);
        yield new Dense(HostArray.generate(a.dtype(), folded.length, i -> folded[i]), shape);
      }
    };
  }

  /** In double, and rounded at the end, unless a FLOAT32 sum is short. */
  private static DoubleBinaryOperator fold(ReduceOp op, Dense a, Dense result) {
    boolean isShort = a.dtype() == DType.FLOAT32 && a.size() <= FEW * result.size();
    return switch (op) {
      case SUM -> isShort ? (x, y) -> (float) (x + y) : Double::sum;
      case PROD -> (x, y) -> x * y;
      case MAX -> Math::max; // these two keep NaN
      case MIN -> Math::min;
    };
  }

  private static double[] doubles(
      DoubleBinaryOperator fold, double ofNothing, Dense a, int size, int... places) {
    double[] folded = new double[size];
    Arrays.fill(folded, ofNothing);
    for (int i = 0; i < places.length; i++) {
      folded[places[i]] = fold.applyAsDouble(folded[places[i]], a.values().getDouble(i));
    }
    return folded;
  }

  private static double ofNothing(ReduceOp op) {
    return switch (op) {
      case SUM -> 0;
      case PROD -> 1;
      case MAX -> Double.NEGATIVE_INFINITY;
      case MIN -> Double.POSITIVE_INFINITY;
    };
  }

  private static long[] longs(ReduceOp op, Dense a, int size, int... places) {
    LongBinaryOperator fold =
        switch (op) {
          case SUM -> Long::sum;
          case PROD -> (x, y) -> x * y;
          case MAX -> Math::max;
          case MIN -> Math::min;
        };
    long[] folded = new long[size];
    Arrays.fill(folded, longOfNothing(op));
    for (int i = 0; i < places.length; i++) {
      folded[places[i]] = fold.applyAsLong(folded[places[i]], a.longs()[i]);
    }
    return folded;
  }

  private static long longOfNothing(ReduceOp op) {
    return switch (op) {
      case SUM -> 0;
      case PROD -> 1;
      case MAX -> Long.MIN_VALUE;
      case MIN -> Long.MAX_VALUE;
    };
  }
}
