package dev.nabla.backend.pure.vector;

import dev.nabla.backend.pure.loop.Fold;
import dev.nabla.backend.pure.loop.LoopSet;
import dev.nabla.tensor.DType;
import dev.nabla.tensor.ReduceOp;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Folds of FLOAT32: up to {@link Fold#IN_ORDER} elements in plain Java, more in the lanes of four
 * vectors, which are folded pairwise at the end of a block, as are the blocks.
 */
final class FloatFolds {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

  /** Elements that the four vectors take in one step. */
  private static final int ROW = 4 * SPECIES.length();

  /** Elements of which each lane folds so many as are folded in order. */
  private static final int BLOCK = Fold.IN_ORDER * ROW;

  private FloatFolds() {}

  static Fold<?> of(ReduceOp op, LoopSet plain) {
    @SuppressWarnings("unchecked")
    Fold<float[]> few = (Fold<float[]>) plain.fold(op, DType.FLOAT32);
    Fold<float[]> many = many(op);
    return (Fold<float[]>)
        (a, from, n, r, at) -> (n > Fold.IN_ORDER ? many : few).run(a, from, n, r, at);
  }

  private static Fold<float[]> many(ReduceOp op) {
    return switch (op) {
      case SUM -> (a, from, n, r, at) -> r[at] = sum(a, from, n, new float[SPECIES.length()]);
      case PROD -> (a, from, n, r, at) -> r[at] = product(a, from, n, new float[SPECIES.length()]);
      case MAX -> (a, from, n, r, at) -> r[at] = greatest(a, from, n);
      case MIN -> (a, from, n, r, at) -> r[at] = least(a, from, n);
    };
  }

  private static float sum(float[] a, int from, int n, float[] lanes) {
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

  private static FloatVector sumOfLanes(float[] a, int from, int end) {
    int step = SPECIES.length();
    FloatVector r0 = FloatVector.broadcast(SPECIES, 0);
    FloatVector r1 = r0;
    FloatVector r2 = r0;
    FloatVector r3 = r0;
    int i = from;
    for (; i <= end - ROW; i += ROW) {
      r0 = r0.add(FloatVector.fromArray(SPECIES, a, i));
      r1 = r1.add(FloatVector.fromArray(SPECIES, a, i + step));
      r2 = r2.add(FloatVector.fromArray(SPECIES, a, i + 2 * step));
      r3 = r3.add(FloatVector.fromArray(SPECIES, a, i + 3 * step));
    }
    for (; i < end; i += step) {
      r0 = r0.add(FloatVector.fromArray(SPECIES, a, i));
    }
    return r0.add(r1).add(r2.add(r3));
  }

  private static float product(float[] a, int from, int n, float[] lanes) {
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

  private static FloatVector productOfLanes(float[] a, int from, int end) {
    int step = SPECIES.length();
    FloatVector r0 = FloatVector.broadcast(SPECIES, 1);
    FloatVector r1 = r0;
    FloatVector r2 = r0;
    FloatVector r3 = r0;
    int i = from;
    for (; i <= end - ROW; i += ROW) {
      r0 = r0.mul(FloatVector.fromArray(SPECIES, a, i));
      r1 = r1.mul(FloatVector.fromArray(SPECIES, a, i + step));
      r2 = r2.mul(FloatVector.fromArray(SPECIES, a, i + 2 * step));
      r3 = r3.mul(FloatVector.fromArray(SPECIES, a, i + 3 * step));
    }
    for (; i < end; i += step) {
      r0 = r0.mul(FloatVector.fromArray(SPECIES, a, i));
    }
    return r0.mul(r1).mul(r2.mul(r3));
  }

  private static float greatest(float[] a, int from, int n) {
    int step = SPECIES.length();
    int end = from + n;
    FloatVector r0 = FloatVector.fromArray(SPECIES, a, from);
    FloatVector r1 = r0;
    FloatVector r2 = r0;
    FloatVector r3 = r0;
    int i = from;
    for (; i <= end - ROW; i += ROW) {
      r0 = r0.max(FloatVector.fromArray(SPECIES, a, i));
      r1 = r1.max(FloatVector.fromArray(SPECIES, a, i + step));
      r2 = r2.max(FloatVector.fromArray(SPECIES, a, i + 2 * step));
      r3 = r3.max(FloatVector.fromArray(SPECIES, a, i + 3 * step));
    }
    for (; i <= end - step; i += step) {
      r0 = r0.max(FloatVector.fromArray(SPECIES, a, i));
    }
    float greatest = r0.max(r1).max(r2.max(r3)).reduceLanes(VectorOperators.MAX);
    for (; i < end; i++) {
      greatest = Math.max(greatest, a[i]);
    }
    return greatest;
  }

  private static float least(float[] a, int from, int n) {
    int step = SPECIES.length();
    int end = from + n;
    FloatVector r0 = FloatVector.fromArray(SPECIES, a, from);
    FloatVector r1 = r0;
    FloatVector r2 = r0;
    FloatVector r3 = r0;
    int i = from;
    for (; i <= end - ROW; i += ROW) {
      r0 = r0.min(FloatVector.fromArray(SPECIES, a, i));
      r1 = r1.min(FloatVector.fromArray(SPECIES, a, i + step));
      r2 = r2.min(FloatVector.fromArray(SPECIES, a, i + 2 * step));
      r3 = r3.min(FloatVector.fromArray(SPECIES, a, i + 3 * step));
    }
    for (; i <= end - step; i += step) {
      r0 = r0.min(FloatVector.fromArray(SPECIES, a, i));
    }
    float least = r0.min(r1).min(r2.min(r3)).reduceLanes(VectorOperators.MIN);
    for (; i < end; i++) {
      least = Math.min(least, a[i]);
    }
    return least;
  }
}
