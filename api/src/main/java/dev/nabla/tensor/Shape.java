package dev.nabla.tensor;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The extents of a tensor, outermost first; rank 0 is a scalar, an extent of 0 makes it empty. */
public final class Shape {
  private static final Shape SCALAR = new Shape(new int[0]);
  private static final Shape ONE = new Shape(new int[] {1});

  private final int[] extents;
  private final long size;

  private Shape(int[] extents) {
    this.extents = extents;
    this.size = product(extents);
  }

  private static long product(int... extents) {
    try {
      long product = 1;
      for (int extent : extents) {
        product = Math.multiplyExact(product, extent);
      }
      return product;
    } catch (ArithmeticException e) {
      throw new NablaException(
          "shape", "fewer than 2^63 elements", Arrays.toString(extents), "make it smaller", e);
    }
  }

  /** {@code of(2, 3)} is two rows of three; {@code of()} is a scalar. */
  public static Shape of(int... extents) {
    for (int extent : extents) {
      if (extent < 0) {
        throw new NablaException(
            "shape", "extents of at least 0", Arrays.toString(extents), "drop the negative extent");
      }
    }
    return extents.length == 0 ? SCALAR : new Shape(extents.clone());
  }

  /** Number of axes. */
  public int rank() {
    return extents.length;
  }

  /** Number of elements: the product of the extents, 1 for a scalar. */
  public long size() {
    return size;
  }

  /** The extent of {@code axis}; a negative axis counts from the last. */
  public int extent(int axis) {
    return extents[axis(axis)];
  }

  /** A copy of the extents. */
  public int[] toArray() {
    return extents.clone();
  }

  /** {@code axis} as a number from 0 to rank - 1; negative ones count from the last. */
  public int axis(int axis) {
    int normal = axis < 0 ? axis + extents.length : axis;
    if (normal < 0 || normal >= extents.length) {
      throw new NablaException(
          "axis",
          extents.length == 0
              ? "no axis, for a scalar has none"
              : "an axis from " + -extents.length + " to " + (extents.length - 1),
          axis + " for shape " + this,
          "name an axis of the tensor");
    }
    return normal;
  }

  /**
   * {@code axes} normalised as {@link #axis} does, ascending and without repeats; none means all.
   */
  public int[] axes(int... axes) {
    if (axes.length == 0) {
      int[] all = new int[extents.length];
      Arrays.setAll(all, i -> i);
      return all;
    }
    int[] normal = new int[axes.length];
    for (int i = 0; i < axes.length; i++) {
      normal[i] = axis(axes[i]);
    }
    Arrays.sort(normal);
    for (int i = 1; i < normal.length; i++) {
      if (normal[i] == normal[i - 1]) {
        throw new NablaException(
            "axes", "each axis once", Arrays.toString(axes) + " for shape " + this, "drop one");
      }
    }
    return normal;
  }

  /** This shape with {@code extent} at {@code axis}. */
  public Shape with(int axis, int extent) {
    int[] changed = extents.clone();
    changed[axis(axis)] = extent;
    return Shape.of(changed);
  }

  /** This shape with extent 1 at each of {@code axes}: what a reduction leaves. */
  public Shape reduced(int... axes) {
    if (axes.length == 1 && extents.length == 1) {
      axis(axes[0]);
      return ONE;
    }
    int[] changed = extents.clone();
    for (int axis : axes) {
      changed[axis(axis)] = 1;
    }
    return new Shape(changed);
  }

  /** This shape without {@code axes}. */
  public Shape without(int... axes) {
    boolean[] gone = new boolean[extents.length];
    for (int axis : axes) {
      gone[axis(axis)] = true;
    }
    int[] kept = new int[extents.length];
    int n = 0;
    for (int i = 0; i < extents.length; i++) {
      if (!gone[i]) {
        kept[n++] = extents[i];
      }
    }
    return n == 0 ? SCALAR : new Shape(Arrays.copyOf(kept, n));
  }

  /** Whether axes of extent 1 and new leading ones stretch this to {@code to}. */
  public boolean stretchesTo(Shape to) {
    int added = to.extents.length - extents.length;
    for (int i = 0; added >= 0 && i < extents.length; i++) {
      if (extents[i] != 1 && extents[i] != to.extents[added + i]) {
        return false;
      }
    }
    return added >= 0;
  }

  /** The shape of {@code a op b}: aligned at the last axis, an extent of 1 stretches (NumPy). */
  public static Shape broadcast(String op, Shape a, Shape b) {
    if (b.extents.length == 0 || a.equals(b)) {
      return a;
    }
    if (a.extents.length == 0) {
      return b;
    }
    int rank = Math.max(a.rank(), b.rank());
    int[] result = new int[rank];
    for (int i = 1; i <= rank; i++) {
      int m = i <= a.rank() ? a.extents[a.rank() - i] : 1;
      int n = i <= b.rank() ? b.extents[b.rank() - i] : 1;
      if (m != n && m != 1 && n != 1) {
        throw new NablaException(
            op,
            "shapes that broadcast (equal extents, or 1, counted from the last axis)",
            a + " and " + b + ": " + m + " against " + n + " at axis -" + i,
            "reshape or slice one of them");
      }
      result[rank - i] = m == 1 ? n : m;
    }
    return new Shape(result);
  }

  @Override
  public boolean equals(Object other) {
    return this == other || (other instanceof Shape o && Arrays.equals(extents, o.extents));
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(extents);
  }

  /** {@code [2, 3]}; a scalar is {@code []}. */
  @Override
  public String toString() {
    return Arrays.stream(extents)
        .mapToObj(Integer::toString)
        .collect(Collectors.joining(", ", "[", "]"));
  }
}
