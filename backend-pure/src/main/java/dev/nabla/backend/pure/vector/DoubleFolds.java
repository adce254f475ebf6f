package dev.nabla.backend.pure.vector;

import static dev.nabla.backend.pure.vector.Lanes.DOUBLE;
import static dev.nabla.backend.pure.vector.Lanes.DOUBLES;

import dev.nabla.backend.pure.loop.Fold;
import dev.nabla.backend.pure.loop.LoopSet;
import dev.nabla.tensor.DType;
import dev.nabla.tensor.ReduceOp;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;

/**
 * Folds of FLOAT64: up to {@link Fold#IN_ORDER} elements in plain Java, more in the lanes of four
 * vectors, which are folded pairwise at the end of a block, as are the blocks.
 */
final class DoubleFolds {
  private static final DoubleVector ZERO = DoubleVector.zero(DOUBLES);

  /** Elements that the four vectors take in one step. */
  private static final int ROW = 4 * DOUBLES.length();

  /** Elements of which each lane folds so many as are folded in order. */
  private static final int BLOCK = Fold.IN_ORDER * ROW;

  private DoubleFolds() {}

  static Fold<?> of(ReduceOp op, LoopSet plain) {
    @SuppressWarnings("unchecked")
    Fold<double[]> few = (Fold<double[]>) plain.fold(op, DType.FLOAT64);
    Fold<double[]> many = many(op);
    return (Fold<double[]>)
        (a, from, n, r, at) -> (n > Fold.IN_ORDER ? many : few).run(a, from, n, r, at);
  }

  private static Fold<double[]> many(ReduceOp op) {
    return switch (op) {
      case SUM -> (a, from, n, r, at) -> r[at] = sum(a, from, n, LaneSums.doubles());
      case PROD -> (a, from, n, r, at) -> r[at] = product(a, from, n, LaneSums.doubles());
      case MAX -> (a, from, n, r, at) -> r[at] = greatest(a, from, n);
      case MIN -> (a, from, n, r, at) -> r[at] = least(a, from, n);
    };
  }

  private static double sum(double[] a, int from, int n, double[] lanes) {
    if (n > BLOCK) {
      int first = (n / 2 + BLOCK - 1) / BLOCK * BLOCK;
      return sum(a, from, first, lanes) + sum(a, from + first, n - first, lanes);
    }
    int whole = DOUBLES.loopBound(n);
    sumOfLanes(a, from, from + whole, lanes);
    double sum = LaneSums.sum(lanes, 0);
    for (int i = from + whole; i < from + n; i++) {
      sum += a[i];
    }
    return sum;
  }

  private static void sumOfLanes(double[] a, int from, int end, double[] lanes) {
    int step = DOUBLES.length();
    DoubleVector nothing = ZERO.broadcast(-0d);
    DoubleVector r0 = ZERO.broadcast(0);
    DoubleVector r1 = r0;
    DoubleVector r2 = r0;
    DoubleVector r3 = r0;
    int i = from;
    for (; i <= end - ROW; i += ROW) {
      r0 = DOUBLE.cast(DoubleVector.fromArray(DOUBLES, a, i)).add(r0);
      r1 = DOUBLE.cast(DoubleVector.fromArray(DOUBLES, a, i + step)).add(r1);
      r2 = DOUBLE.cast(DoubleVector.fromArray(DOUBLES, a, i + 2 * step)).add(r2);
      r3 = DOUBLE.cast(DoubleVector.fromArray(DOUBLES, a, i + 3 * step)).add(r3);
    }
    for (; i < end; i += step) {
      r0 = DOUBLE.cast(DoubleVector.fromArray(DOUBLES, a, i)).add(r0);
    }
    nothing.add(r0).add(r1).add(nothing.add(r2).add(r3)).intoArray(lanes, 0);
  }

  private static double product(double[] a, int from, int n, double[] lanes) {
    if (n > BLOCK) {
      int first = (n / 2 + BLOCK - 1) / BLOCK * BLOCK;
      return product(a, from, first, lanes) * product(a, from + first, n - first, lanes);
    }
    int whole = DOUBLES.loopBound(n);
    productOfLanes(a, from, from + whole, lanes);
    for (int width = DOUBLES.length() / 2; width > 0; width /= 2) {
      for (int i = 0; i < width; i++) {
        lanes[i] *= lanes[i + width];
      }
    }
    for (int i = from + whole; i < from + n; i++) {
      lanes[0] *= a[i];
    }
    return lanes[0];
  }

  private static void productOfLanes(double[] a, int from, int end, double[] lanes) {
    int step = DOUBLES.length();
    DoubleVector nothing = ZERO.broadcast(1);
    DoubleVector r0 = nothing;
    DoubleVector r1 = r0;
    DoubleVector r2 = r0;
    DoubleVector r3 = r0;
    int i = from;
    for (; i <= end - ROW; i += ROW) {
      r0 = DOUBLE.cast(DoubleVector.fromArray(DOUBLES, a, i)).mul(r0);
      r1 = DOUBLE.cast(DoubleVector.fromArray(DOUBLES, a, i + step)).mul(r1);
      r2 = DOUBLE.cast(DoubleVector.fromArray(DOUBLES, a, i + 2 * step)).mul(r2);
      r3 = DOUBLE.cast(DoubleVector.fromArray(DOUBLES, a, i + 3 * step)).mul(r3);
    }
    for (; i < end; i += step) {
      r0 = DOUBLE.cast(DoubleVector.fromArray(DOUBLES, a, i)).mul(r0);
    }
    nothing.mul(r0).mul(r1).mul(nothing.mul(r2).mul(r3)).intoArray(lanes, 0);
  }

  private static double greatest(double[] a, int from, int n) {
    int step = DOUBLES.length();
    int end = from + n;
    DoubleVector nothing = ZERO.broadcast(Double.NEGATIVE_INFINITY);
    DoubleVector r0 = nothing;
    DoubleVector r1 = r0;
    DoubleVector r2 = r0;
    DoubleVector r3 = r0;
    int i = from;
    for (; i <= end - ROW; i += ROW) {
      r0 = DOUBLE.cast(DoubleVector.fromArray(DOUBLES, a, i)).max(r0);
      r1 = DOUBLE.cast(DoubleVector.fromArray(DOUBLES, a, i + step)).max(r1);
      r2 = DOUBLE.cast(DoubleVector.fromArray(DOUBLES, a, i + 2 * step)).max(r2);
      r3 = DOUBLE.cast(DoubleVector.fromArray(DOUBLES, a, i + 3 * step)).max(r3);
    }
    for (; i <= end - step; i += step) {
      r0 = DOUBLE.cast(DoubleVector.fromArray(DOUBLES, a, i)).max(r0);
    }
    double greatest =
        nothing.max(r0).max(r1).max(nothing.max(r2).max(r3)).reduceLanes(VectorOperators.MAX);
    for (; i < end; i++) {
      greatest = Math.max(greatest, a[i]);
    }
    return greatest;
  }

  private static double least(double[] a, int from, int n) {
    int step = DOUBLES.length();
    int end = from + n;
    DoubleVector nothing = ZERO.broadcast(Double.POSITIVE_INFINITY);
    DoubleVector r0 = nothing;
    DoubleVector r1 = r0;
    DoubleVector r2 = r0;
    DoubleVector r3 = r0;
    int i = from;
    for (; i <= end - ROW; i += ROW) {
      r0 = DOUBLE.cast(DoubleVector.fromArray(DOUBLES, a, i)).min(r0);
      r1 = DOUBLE.cast(DoubleVector.fromArray(DOUBLES, a, i + step)).min(r1);
      r2 = DOUBLE.cast(DoubleVector.fromArray(DOUBLES, a, i + 2 * step)).min(r2);
      r3 = DOUBLE.cast(DoubleVector.fromArray(DOUBLES, a, i + 3 * step)).min(r3);
    }
    for (; i <= end - step; i += step) {
      r0 = DOUBLE.cast(DoubleVector.fromArray(DOUBLES, a, i)).min(r0);
    }
    double least =
        nothing.min(r0).min(r1).min(nothing.min(r2).min(r3)).reduceLanes(VectorOperators.MIN);
    for (; i < end; i++) {
      least = Math.min(least, a[i]);
    }
    return least;
  }
}
