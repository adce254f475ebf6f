package dev.nabla.backend.pure;

import dev.nabla.tensor.DType;
import dev.nabla.tensor.Shape;

/** Whole runs of elements picked or added to: an index that is the same along all axes after. */
final class IndexRuns {
  private IndexRuns() {}

  /** How many neighbours each position of {@code index} stands for, or 1. */
  static int length(Strided a, int axis, Strided index) {
    int length = 1;
    for (int i = index.shape().rank() - 1; i > axis; i--) {
      int extent = index.shape().extent(i);
      boolean whole = extent == a.shape().extent(i);
      boolean together = extent == 1 || (a.strides()[i] == length && index.strides()[i] == 0);
      if (!whole || !together) {
        return 1;
      }
      length *= extent;
    }
    return length;
  }

  /** The index without the axes after. */
  static Strided of(Strided index, int axis) {
    Shape shape = index.shape();
    for (int i = axis + 1; i < shape.rank(); i++) {
      shape = shape.with(i, 1);
    }
    return index.view(shape, index.strides(), index.offset());
  }

  static Strided gather(Strided a, Strided index, int run, int[] from) {
    Object picked = Storage.allocate(a.dtype(), Storage.length(index.shape()));
    for (int i = 0; i < from.length; i++) {
      System.arraycopy(a.values(), from[i], picked, i * run, run);
    }
    return Strided.of(a.dtype(), index.shape(), picked);
  }

  static void add(Object source, int[] to, int run, Object target) {
    for (int i = 0; i < to.length; i++) {
      if (source instanceof float[] floats) {
        add(floats, i * run, (float[]) target, to[i], run);
      } else if (source instanceof double[] doubles) {
        add(doubles, i * run, (double[]) target, to[i], run);
      } else {
        add((long[]) source, i * run, (long[]) target, to[i], run);
      }
    }
  }

  private static void add(float[] source, int from, float[] target, int to, int n) {
    for (int i = 0; i < n; i++) {
      target[to + i] += source[from + i];
    }
  }

  private static void add(double[] source, int from, double[] target, int to, int n) {
    for (int i = 0; i < n; i++) {
      target[to + i] += source[from + i];
    }
  }

  private static void add(long[] source, int from, long[] target, int to, int n) {
    for (int i = 0; i < n; i++) {
      target[to + i] += source[from + i];
    }
  }

  /** The elements in row-major order, to be written to. */
  static Object copy(Strided a) {
    return isZero(a) ? Storage.allocate(a.dtype(), a.length()) : a.copyValues();
  }

  /** Whether this is one zero repeated: what gradients are added up from. */
  private static boolean isZero(Strided a) {
    for (int stride : a.strides()) {
      if (stride != 0) {
        return false;
      }
    }
    return a.shape().size() > 0
        && (a.values() instanceof float[] floats
            ? Float.floatToRawIntBits(floats[a.offset()]) == 0
            : a.values() instanceof double[] doubles
                ? Double.doubleToRawLongBits(doubles[a.offset()]) == 0
                : a.dtype() == DType.INT64 && ((long[]) a.values())[a.offset()] == 0);
  }
}
