package dev.nabla.backend.pure;

import dev.nabla.backend.pure.loop.Domains;
import dev.nabla.tensor.CumulativeOp;
import dev.nabla.tensor.DType;

/** Running folds along an axis. */
final class Cumulative {
  private Cumulative() {}

  /** Turns {@code length} elements from {@code from} on into their running fold, in place. */
  @FunctionalInterface
  private interface Run {
    void over(Object values, int from, int length);
  }

  static Strided of(CumulativeOp op, Strided a, int axis) {
    Run run = run(op, a.dtype());
    Strided rows = Views.axisLast(a, axis);
    Object values = rows.copyValues();
    int length = a.shape().extent(axis);
    int n = a.length();
    for (int from = 0; from < n; from += length) {
      run.over(values, from, length);
    }
    return Views.axisBack(Strided.of(a.dtype(), rows.shape(), values), axis);
  }

  private static Run run(CumulativeOp op, DType dtype) {
    return switch (op) {
      case SUM -> sum(dtype);
    };
  }

  private static Run sum(DType dtype) {
    return switch (dtype) {
      case FLOAT32 -> (values, from, length) -> sum((float[]) values, from, length);
      case FLOAT64 -> (values, from, length) -> sum((double[]) values, from, length);
      case INT64 -> (values, from, length) -> sum((long[]) values, from, length);
      case BOOL -> throw Domains.outside("cumSum", dtype);
    };
  }

  /** In double, so that a long sum stays exact to a float. */
  private static void sum(float[] values, int from, int length) {
    double sum = 0;
    for (int i = from; i < from + length; i++) {
      sum += values[i];
      values[i] = (float) sum;
    }
  }

  private static void sum(double[] values, int from, int length) {
    double sum = 0;
    for (int i = from; i < from + length; i++) {
      sum += values[i];
      values[i] = sum;
    }
  }

  private static void sum(long[] values, int from, int length) {
    long sum = 0;
    for (int i = from; i < from + length; i++) {
      sum += values[i];
      values[i] = sum;
    }
  }
}
