package dev.nabla.backend.pure.vector;

import static dev.nabla.backend.pure.vector.Lanes.FLOAT;
import static dev.nabla.backend.pure.vector.Lanes.FLOATS;

import dev.nabla.backend.pure.loop.Fold;
import dev.nabla.backend.pure.loop.LoopSet;
import dev.nabla.tensor.DType;
import dev.nabla.tensor.ReduceOp;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/**
 * Folds of FLOAT32: up to {@link Fold#IN_ORDER} elements in plain Java, more in the lanes of four
 * vectors, which are folded pairwise at the end of a block, as are the blocks.
 */
final class FloatFolds {
  private static final FloatVector ZERO = FloatVector.zero(FLOATS);

  /** Elements that the four vectors take in one step. */
  private static final int ROW = 4 * FLOATS.length();

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
      case SUM -> (a, from, n, r, at) -> r[at] = sum(a, from, n, LaneSums.floats());
      case PROD -> (a, from, n, r, at) -> r[at] = product(a, from, n, LaneSums.floats());
      case MAX -> (a, from, n, r, at) -> r[at] = greatest(a, from, n);
      case MIN -> (a, from, n, r, at) -> r[at] = least(a, from, n);
    };
  }

  private static float sum(float[] a, int from, int n, float[] lanes) {
    if (n > BLOCK) {
      int first = (n / 2 + BLOCK - 1) / BLOCK * BLOCK;
      return sum(a, from, first, lanes) + sum(a, from + first, n - first, lanes);
    }
    int whole = FLOATS.loopBound(n);
    sumOfLanes(a, from, from + whole, lanes);
    float sum = LaneSums.sum(lanes, 0);
    for (int i = from + whole; i < from + n; i++) {
      sum += a[i];
    }
    return sum;
  }

  private static void sumOfLanes(float[] a, int from, int end, float[] lanes) {
    int step = FLOATS.length();
    FloatVector nothing = ZERO.broadcast(-0f);
    FloatVector r0 = ZERO.broadcast(0);
    FloatVector r1 = r0;
    FloatVector r2 = r0;
    FloatVector r3 = r0;
    int i = from;
    for (; i <= end - ROW; i += ROW) {
      r0 = FLOAT.cast(FloatVector.fromArray(FLOATS, a, i)).add(r0);
      r1 = FLOAT.cast(FloatVector.fromArray(FLOATS, a, i + step)).add(r1);
      r2 = FLOAT.cast(FloatVector.fromArray(FLOATS, a, i + 2 * step)).add(r2);
      r3 = FLOAT.cast(FloatVector.fromArray(FLOATS, a, i + 3 * step)).add(r3);
    }
    for (; i < end; i += step) {
      r0 = FLOAT.cast(FloatVector.fromArray(FLOATS, a, i)).add(r0);
    }
    nothing.add(r0).add(r1).add(nothing.add(r2).add(r3)).intoArray(lanes, 0);
  }

  private static float product(float[] a, int from, int n, float[] lanes) {
    if (n > BLOCK) {
      int first = (n / 2 + BLOCK - 1) / BLOCK * BLOCK;
      return product(a, from, first, lanes) * product(a, from + first, n - first, lanes);
    }
    int whole = FLOATS.loopBound(n);
    productOfLanes(a, from, from + whole, lanes);
    for (int width = FLOATS.length() / 2; width > 0; width /= 2) {
      for (int i = 0; i < width; i++) {
        lanes[i] *= lanes[i + width];
      }
    }
    for (int i = from + whole; i < from + n; i++) {
      lanes[0] *= a[i];
    }
    return lanes[0];
  }

  private static void productOfLanes(float[] a, int from, int end, float[] lanes) {
    int step = FLOATS.length();
    FloatVector nothing = ZERO.broadcast(1);
    FloatVector r0 = nothing;
    FloatVector r1 = r0;
    FloatVector r2 = r0;
    FloatVector r3 = r0;
    int i = from;
    for (; i <= end - ROW; i += ROW) {
      r0 = FLOAT.cast(FloatVector.fromArray(FLOATS, a, i)).mul(r0);
      r1 = FLOAT.cast(FloatVector.fromArray(FLOATS, a, i + step)).mul(r1);
      r2 = FLOAT.cast(FloatVector.fromArray(FLOATS, a, i + 2 * step)).mul(r2);
      r3 = FLOAT.cast(FloatVector.fromArray(FLOATS, a, i + 3 * step)).mul(r3);
    }
    for (; i < end; i += step) {
      r0 = FLOAT.cast(FloatVector.fromArray(FLOATS, a, i)).mul(r0);
    }
    nothing.mul(r0).mul(r1).mul(nothing.mul(r2).mul(r3)).intoArray(lanes, 0);
  }

  private static float greatest(float[] a, int from, int n) {
    int step = FLOATS.length();
    int end = from + n;
    FloatVector nothing = ZERO.broadcast(Float.NEGATIVE_INFINITY);
    FloatVector r0 = nothing;
    FloatVector r1 = r0;
    FloatVector r2 = r0;
    FloatVector r3 = r0;
    int i = from;
    for (; i <= end - ROW; i += ROW) {
      r0 = FLOAT.cast(FloatVector.fromArray(FLOATS, a, i)).max(r0);
      r1 = FLOAT.cast(FloatVector.fromArray(FLOATS, a, i + step)).max(r1);
      r2 = FLOAT.cast(FloatVector.fromArray(FLOATS, a, i + 2 * step)).max(r2);
      r3 = FLOAT.cast(FloatVector.fromArray(FLOATS, a, i + 3 * step)).max(r3);
    }
    for (; i <= end - step; i += step) {
      r0 = FLOAT.cast(FloatVector.fromArray(FLOATS, a, i)).max(r0);
    }
    float greatest =
        nothing.max(r0).max(r1).max(nothing.max(r2).max(r3)).reduceLanes(VectorOperators.MAX);
    for (; i < end; i++) {
      greatest = Math.max(greatest, a[i]);
    }
    return greatest;
  }

  private static float least(float[] a, int from, int n) {
    int step = FLOATS.length();
    int end = from + n;
    FloatVector nothing = ZERO.broadcast(Float.POSITIVE_INFINITY);
    FloatVector r0 = nothing;
    FloatVector r1 = r0;
    FloatVector r2 = r0;
    FloatVector r3 = r0;
    int i = from;
    for (; i <= end - ROW; i += ROW) {
      r0 = FLOAT.cast(FloatVector.fromArray(FLOATS, a, i)).min(r0);
      r1 = FLOAT.cast(FloatVector.fromArray(FLOATS, a, i + step)).min(r1);
      r2 = FLOAT.cast(FloatVector.fromArray(FLOATS, a, i + 2 * step)).min(r2);
      r3 = FLOAT.cast(FloatVector.fromArray(FLOATS, a, i + 3 * step)).min(r3);
    }
    for (; i <= end - step; i += step) {
      r0 = FLOAT.cast(FloatVector.fromArray(FLOATS, a, i)).min(r0);
    }
    float least =
        nothing.min(r0).min(r1).min(nothing.min(r2).min(r3)).reduceLanes(VectorOperators.MIN);
    for (; i < end; i++) {
      least = Math.min(least, a[i]);
    }
    return least;
  }
}
