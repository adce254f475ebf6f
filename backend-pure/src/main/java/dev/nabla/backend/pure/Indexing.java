package dev.nabla.backend.pure;

import dev.nabla.kernel.Positions;
import dev.nabla.tensor.Shape;

/** Elements picked by an array of positions along an axis, and elements added there. */
final class Indexing {
  private Indexing() {}

  static Strided gather(Strided a, int axis, Strided index) {
    int run = IndexRuns.length(a, axis, index);
    if (run > 1) {
      return IndexRuns.gather(
          a, index, run, positions("gather", a, axis, IndexRuns.of(index, axis)));
    }
    int[] from = positions("gather", a, axis, index);
    Object picked = Storage.allocate(a.dtype(), from.length);
    pick(a.values(), from, picked);
    return Strided.of(a.dtype(), index.shape(), picked);
  }

  static Strided scatterAdd(Strided a, int axis, Strided index, Strided source) {
    Strided result = Strided.of(a.dtype(), a.shape(), IndexRuns.copy(a));
    int run = IndexRuns.length(result, axis, index);
    if (run > 1) {
      int[] runs = positions("scatterAdd", result, axis, IndexRuns.of(index, axis));
      IndexRuns.add(source.plainValues(), runs, run, result.values());
      return result;
    }
    int[] to = positions("scatterAdd", result, axis, index);
    add(source.plainValues(), to, result.values());
    return result;
  }

  /** Where in the values of {@code a} each element of {@code index} points. */
  private static int[] positions(String op, Strided a, int axis, Strided index) {
    int extent = a.shape().extent(axis);
    int stride = a.strides()[axis];
    int[] positions = lineStarts(a, axis, index.shape());
    long[] indices = (long[]) index.plainValues();
    for (int i = 0; i < positions.length; i++) {
      if (indices[i] < 0 || indices[i] >= extent) {
        throw Positions.outside(op, indices[i], axis, extent);
      }
      positions[i] += (int) indices[i] * stride;
    }
    return positions;
  }

  /** For each element of {@code shape}, where the line along {@code axis} through it starts. */
  private static int[] lineStarts(Strided a, int axis, Shape shape) {
    int[] strides = a.strides().clone();
    strides[axis] = 0;
    return Walk.positions(shape, strides, a.offset());
  }

  private static void pick(Object from, int[] at, Object to) {
    if (from instanceof float[] floats) {
      pick(floats, at, (float[]) to);
    } else if (from instanceof double[] doubles) {
      pick(doubles, at, (double[]) to);
    } else if (from instanceof long[] longs) {
      pick(longs, at, (long[]) to);
    } else {
      pick((boolean[]) from, at, (boolean[]) to);
    }
  }

  private static void pick(float[] from, int[] at, float[] to) {
    for (int i = 0; i < at.length; i++) {
      to[i] = from[at[i]];
    }
  }

  private static void pick(double[] from, int[] at, double[] to) {
    for (int i = 0; i < at.length; i++) {
      to[i] = from[at[i]];
    }
  }

  private static void pick(long[] from, int[] at, long[] to) {
    for (int i = 0; i < at.length; i++) {
      to[i] = from[at[i]];
    }
  }

  private static void pick(boolean[] from, int[] at, boolean[] to) {
    for (int i = 0; i < at.length; i++) {
      to[i] = from[at[i]];
    }
  }

  private static void add(Object from, int[] at, Object to) {
    if (from instanceof float[] floats) {
      add(floats, at, (float[]) to);
    } else if (from instanceof double[] doubles) {
      add(doubles, at, (double[]) to);
    } else if (from instanceof long[] longs) {
      add(longs, at, (long[]) to);
    } else {
      add((boolean[]) from, at, (boolean[]) to);
    }
  }

  private static void add(float[] from, int[] at, float[] to) {
    for (int i = 0; i < at.length; i++) {
      to[at[i]] += from[i];
    }
  }

  private static void add(double[] from, int[] at, double[] to) {
    for (int i = 0; i < at.length; i++) {
      to[at[i]] += from[i];
    }
  }

  private static void add(long[] from, int[] at, long[] to) {
    for (int i = 0; i < at.length; i++) {
      to[at[i]] += from[i];
    }
  }

  private static void add(boolean[] from, int[] at, boolean[] to) {
    for (int i = 0; i < at.length; i++) {
      to[at[i]] |= from[i];
    }
  }
}
