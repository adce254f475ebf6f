package com.acme.nabla;

import dev.nabla.tensor.ArgOp;
import dev.nabla.tensor.CumulativeOp;
import dev.nabla.tensor.HostArray;
import dev.nabla.tensor.Shape;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** What looks at one axis, line by line. */
final class Lines {
  private Lines() {}

  /** What is done with one line, whose elements are at {@code places}. */
  private interface Line {
    void at(int line, int... places);
  }

  /** Every line of {@code axis}, in row-major order of where it stands. */
  private static void forEach(Shape shape, int axis, Line body) {
    int extent = shape.extent(axis);
    int inner = Dense.inner(shape, axis);
    int lines = Dense.outer(shape, axis) * inner;
    for (int line = 0; line < lines; line++) {
      int first = line / inner * extent * inner + line % inner;
      int[] places = new int[extent];
      for (int i = 0; i < extent; i++) {
        places[i] = first + i * inner;
      }
      body.at(line, places);
    }
  }

  static Dense argReduce(ArgOp op, Dense a, int axis) {
    Shape shape = a.shape().reduced(axis);
    long[] result = new long[Dense.size(shape)];
    forEach(
        a.shape(),
        axis,
        (line, places) -> {
          int best = 0;
          for (int i = 1; i < places.length; i++) {
            best = wins(op, a, places[i], places[best]) ? i : best;
          }
          result[line] = best;
        });
    return Dense.of(shape, result);
  }

  /** Whether the later element at {@code i} beats the earlier one at {@code best}. */
  private static boolean wins(ArgOp op, Dense a, int i, int best) {
    if (isNaN(a, i) || isNaN(a, best)) {
      return !isNaN(a, best);
    }
    return switch (op) {
      case ARG_MAX -> order(a, i, best) > 0;
      case ARG_MIN -> order(a, i, best) < 0;
    };
  }

  static Dense argSort(Dense a, int axis, boolean descending) {
    long[] result = new long[a.size()];
    forEach(
        a.shape(),
        axis,
        (line, places) -> {
          Comparator<Integer> ascending = (i, j) -> order(a, places[i], places[j]);
          Integer[] order = IntStream.range(0, places.length).boxed().toArray(Integer[]::new);
          Arrays.sort(order, descending ? ascending.reversed() : ascending); // stable
          for (int i = 0; i < places.length; i++) {
            result[places[i]] = order[i];
          }
        });
    return Dense.of(a.shape(), result);
  }

  /**
   * As {@code compare}: NaN after all, and the two zeros equal, which Double.compare tells apart.
   */
  private static int order(Dense a, int i, int j) {
    return switch (a.dtype()) {
      case INT64 -> Long.compare(a.longs()[i], a.longs()[j]);
      case BOOL -> throw new AssertionError("BOOL has no order here");
      case FLOAT32, FLOAT64 ->
          Double.compare(a.values().getDouble(i) + 0.0, a.values().getDouble(j) + 0.0);
    };
  }

  private static boolean isNaN(Dense a, int i) {
    return a.dtype().isFloating() && Double.isNaN(a.values().getDouble(i));
  }

  static Dense cumulative(CumulativeOp op, Dense a, int axis) {
    return switch (op) {
      case SUM -> a.dtype().isFloating() ? cumSum(a, axis) : cumSumOfLongs(a, axis);
    };
  }

  private static Dense cumSum(Dense a, int axis) {
    double[] result = new double[a.size()];
    forEach(
        a.shape(),
        axis,
        (line, places) -> {
          double sum = 0;
          for (int place : places) {
            sum += a.values().getDouble(place);
            result[place] = sum;
          }
        });
    return rounded(a, result);
  }

  private static Dense cumSumOfLongs(Dense a, int axis) {
    long[] result = new long[a.size()];
    forEach(
        a.shape(),
        axis,
        (line, places) -> {
          long sum = 0;
          for (int place : places) {
            sum += a.longs()[place];
            result[place] = sum;
          }
        });
    return Dense.of(a.shape(), result);
  }

  /** {@code exp(x - max) / sum}, in one go; the kit compares it with what it replaces. */
  static Dense softmax(Dense a, int axis) {
    double[] result = new double[a.size()];
    forEach(
        a.shape(),
        axis,
        (line, places) -> {
          double max = Double.NEGATIVE_INFINITY;
          for (int place : places) {
            max = Math.max(max, a.values().getDouble(place));
          }
          double sum = 0;
          for (int place : places) {
            result[place] = Math.exp(a.values().getDouble(place) - max);
            sum += result[place];
          }
          for (int place : places) {
            result[place] /= sum;
          }
        });
    return rounded(a, result);
  }

  /** {@code values} in the shape and dtype of {@code a}. */
  private static Dense rounded(Dense a, double... values) {
    return new Dense(HostArray.generate(a.dtype(), values.length, i -> values[i]), a.shape());
  }
}
