package dev.nabla.backend.pure;

import dev.nabla.backend.pure.loop.Domains;
import dev.nabla.backend.pure.loop.Fold;
import dev.nabla.backend.pure.loop.Loops;
import dev.nabla.backend.pure.loop.UnaryLoop;
import dev.nabla.tensor.ReduceOp;
import dev.nabla.tensor.UnaryOp;
import java.util.Optional;

/**
 * {@code exp(a - max) / sum(exp(a - max))} or its logarithm, along the last axis: as many rows at a
 * time as stay in the first-level cache, at least one.
 */
final class Softmax {
  private static final int BLOCK = 1024;

  private final boolean logarithm;
  private final Strided a;
  private final int length;
  private final UnaryLoop<Object, Object> exp;
  private final Fold<Object> max;
  private final Fold<Object> sum;

  private Softmax(boolean logarithm, Strided a) {
    this.logarithm = logarithm;
    this.a = a;
    this.length = a.shape().extent(-1);
    this.exp = Loops.unary(UnaryOp.EXP, a.dtype());
    this.max = Loops.fold(ReduceOp.MAX, a.dtype());
    this.sum = Loops.fold(ReduceOp.SUM, a.dtype());
  }

  /** Empty along another axis than the last: whole rows at once are faster there. */
  static Optional<Strided> of(boolean logarithm, Strided a, int axis) {
    return axis == a.shape().rank() - 1
        ? Optional.of(new Softmax(logarithm, a.plain()).run())
        : Optional.empty();
  }

  private Strided run() {
    int n = a.length();
    Strided result = Strided.unwritten(a.dtype(), a.shape());
    Object r = result.values();
    int rows = Math.max(1, BLOCK / Math.max(1, length));
    int block = length * rows;
    Object greatest = Storage.allocate(a.dtype(), rows);
    Object total = Storage.allocate(a.dtype(), rows);
    for (int from = 0; from < n; from += block) {
      int to = Math.min(n, from + block);
      switch (a.dtype()) {
        case FLOAT32 ->
            floats(
                (float[]) a.values(), (float[]) r, from, to, (float[]) greatest, (float[]) total);
        case FLOAT64 ->
            doubles(
                (double[]) a.values(),
                (double[]) r,
                from,
                to,
                (double[]) greatest,
                (double[]) total);
        case INT64, BOOL -> throw Domains.outside("softmax", a.dtype());
      }
    }
    return result;
  }

  private void floats(float[] x, float[] r, int from, int to, float[] greatest, float[] total) {
    int rows = (to - from) / length;
    for (int i = 0; i < rows; i++) {
      int at = from + i * length;
      if (length <= Fold.IN_ORDER) {
        greatest[i] = greatest(x, at, at + length);
      } else {
        max.run(x, at, length, greatest, i);
      }
      subtract(x, greatest[i], 0, r, at, at + length);
    }
    exp.run(r, from, r, from, to - from);
    for (int i = 0; i < rows; i++) {
      int at = from + i * length;
      if (length <= Fold.IN_ORDER) {
        total[i] = sum(r, at, at + length);
      } else {
        sum.run(r, at, length, total, i);
      }
      if (logarithm) {
        subtract(x, greatest[i], (float) Math.log(total[i]), r, at, at + length);
      } else {
        divide(r, total[i], at, at + length);
      }
    }
  }

  /** As {@link #max} has it, without what a call costs a short row. */
  private static float greatest(float[] x, int from, int to) {
    float greatest = Float.NEGATIVE_INFINITY;
    for (int i = from; i < to; i++) {
      greatest = Math.max(greatest, x[i]);
    }
    return greatest;
  }

  /** As {@link #sum} has it. */
  private static float sum(float[] x, int from, int to) {
    float sum = 0;
    for (int i = from; i < to; i++) {
      sum += x[i];
    }
    return sum;
  }

  private static void subtract(float[] x, float first, float second, float[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = x[i] - first - second;
    }
  }

  private static void divide(float[] r, float by, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] /= by;
    }
  }

  private void doubles(
      double[] x, double[] r, int from, int to, double[] greatest, double[] total) {
    int rows = (to - from) / length;
    for (int i = 0; i < rows; i++) {
      int at = from + i * length;
      max.run(x, at, length, greatest, i);
      subtract(x, greatest[i], 0, r, at, at + length);
    }
    exp.run(r, from, r, from, to - from);
    for (int i = 0; i < rows; i++) {
      int at = from + i * length;
      sum.run(r, at, length, total, i);
      if (logarithm) {
        subtract(x, greatest[i], Math.log(total[i]), r, at, at + length);
      } else {
        divide(r, total[i], at, at + length);
      }
    }
  }

  private static void subtract(
      double[] x, double first, double second, double[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = x[i] - first - second;
    }
  }

  private static void divide(double[] r, double by, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] /= by;
    }
  }
}
