package dev.nabla.backend.pure.vector;

import dev.nabla.backend.pure.loop.Fold;
import dev.nabla.backend.pure.loop.LoopSet;
import dev.nabla.tensor.DType;
import dev.nabla.tensor.ReduceOp;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Folds of FLOAT64: up to {@link Fold#IN_ORDER} elements in plain Java, more in the lanes of four
 * vectors, which are folded pairwise at the end of a block, as are the blocks.
 */
final class DoubleFolds {
  private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;

  /** Elements that the four vectors take in one step. */
  private static final int ROW = 4 * SPECIES.length();

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
      case SUM -> (a, from, n, r, at) -> r[at] = sum(a, from, n, new double[SPECIES.length()]);
      case PROD -> (a, from, n, r, at) -> r[at] = product(a, from, n, new double[SPECIES.length()]);
      case MAX -> (a, from, n, r, at) -> r[at] = greatest(a, from, n);
      case MIN -> (a, from, n, r, at) -> r[at] = least(a, from, n);
    };
  }

  private static double sum(double[] a, int from, int n, double[] lanes) {
    if (n > BLOCK) {
      int first = (n / 2 + BLOCK - 1) / BLOCK * BLOCK;
      return sum(a, from, first, lanes) + sum(a, from + first, n - first, lanes);
    }
    int whole = SPECIES.loopBound(n);
    sumOfLanes(a, from, from + whole).intoArray(lanes, 0);
    for (int width = lanes.length / 2; width > 0; width /= 2) {
      for (int i = 0; i < width; i++) {
        lanes[i] += lanes[i + width];
      }
    }
    for (int i = from + whole; i < from + n; i++) {
      lanes[0] += a[i];
    }
    return lanes[0];
  }

  private static DoubleVector sumOfLanes(double[] a, int from, int end) {
    int step = SPECIES.length();
    DoubleVector r0 = DoubleVector.broadcast(SPECIES, 0);
    DoubleVector r1 = r0;
    DoubleVector r2 = r0;
    DoubleVector r3 = r0;
    int i = from;
    for (; i <= end - ROW; i += ROW) {
      r0 = r0.add(DoubleVector.fromArray(SPECIES, a, i));
      r1 = r1.add(DoubleVector.fromArray(SPECIES, a, i + step));
      r2 = r2.add(DoubleVector.fromArray(SPECIES, a, i + 2 * step));
      r3 = r3.add(DoubleVector.fromArray(SPECIES, a, i + 3 * step));
    }
    for (; i < end; i += step) {
      r0 = r0.add(DoubleVector.fromArray(SPECIES, a, i));
    }
    return r0.add(r1).add(r2.add(r3));
  }

  private static double product(double[] a, int from, int n, double[] lanes) {
    if (n > BLOCK) {
      int first = (n / 2 + BLOCK - 1) / BLOCK * BLOCK;
      return product(a, from, first, lanes) * product(a, from + first, n - first, lanes);
    }
    int whole = SPECIES.loopBound(n);
    productOfLanes(a, from, from + whole).intoArray(lanes, 0);
    for (int width = lanes.length / 2; width > 0; width /= 2) {
      for (int i = 0; i < width; i++) {
        lanes[i] *= lanes[i + width];
      }
    }
    for (int i = from + whole; i < from + n; i++) {
      lanes[0] *= a[i];
    }
    return lanes[0];
  }

  private static DoubleVector productOfLanes(double[] a, int from, int end) {
    int step = SPECIES.length();
    DoubleVector r0 = DoubleVector.broadcast(SPECIES, 1);
    DoubleVector r1 = r0;
    DoubleVector r2 = r0;
    DoubleVector r3 = r0;
    int i = from;
    for (; i <= end - ROW; i += ROW) {
      r0 = r0.mul(DoubleVector.fromArray(SPECIES, a, i));
      r1 = r1.mul(DoubleVector.fromArray(SPECIES, a, i + step));
      r2 = r2.mul(DoubleVector.fromArray(SPECIES, a, i + 2 * step));
      r3 = r3.mul(DoubleVector.fromArray(SPECIES, a, i + 3 * step));
    }
    for (; i < end; i += step) {
      r0 = r0.mul(DoubleVector.fromArray(SPECIES, a, i));
    }
    return r0.mul(r1).mul(r2.mul(r3));
  }

  private static double greatest(double[] a, int from, int n) {
    int step = SPECIES.length();
    int end = from + n;
    DoubleVector r0 = DoubleVector.fromArray(SPECIES, a, from);
    DoubleVector r1 = r0;
    DoubleVector r2 = r0;
    DoubleVector r3 = r0;
    int i = from;
    for (; i <= end - ROW; i += ROW) {
      r0 = r0.max(DoubleVector.fromArray(SPECIES, a, i));
      r1 = r1.max(DoubleVector.fromArray(SPECIES, a, i + step));
      r2 = r2.max(DoubleVector.fromArray(SPECIES, a, i + 2 * step));
      r3 = r3.max(DoubleVector.fromArray(SPECIES, a, i + 3 * step));
    }
    for (; i <= end - step; i += step) {
      r0 = r0.max(DoubleVector.fromArray(SPECIES, a, i));
    }
    double greatest = r0.max(r1).max(r2.max(r3)).reduceLanes(VectorOperators.MAX);
    for (; i < end; i++) {
      greatest = Math.max(greatest, a[i]);
    }
    return greatest;
  }

  private static double least(double[] a, int from, int n) {
    int step = SPECIES.length();
    int end = from + n;
    DoubleVector r0 = DoubleVector.fromArray(SPECIES, a, from);
    DoubleVector r1 = r0;
    DoubleVector r2 = r0;
    DoubleVector r3 = r0;
    int i = from;
    for (; i <= end - ROW; i += ROW) {
      r0 = r0.min(DoubleVector.fromArray(SPECIES, a, i));
      r1 = r1.min(DoubleVector.fromArray(SPECIES, a, i + step));
      r2 = r2.min(DoubleVector.fromArray(SPECIES, a, i + 2 * step));
      r3 = r3.min(DoubleVector.fromArray(SPECIES, a, i + 3 * step));
    }
    for (; i <= end - step; i += step) {
      r0 = r0.min(DoubleVector.fromArray(SPECIES, a, i));
    }
    double least = r0.min(r1).min(r2.min(r3)).reduceLanes(VectorOperators.MIN);
    for (; i < end; i++) {
      least = Math.min(least, a[i]);
    }
    return least;
  }
}
