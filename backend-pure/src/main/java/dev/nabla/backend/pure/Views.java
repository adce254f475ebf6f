package dev.nabla.backend.pure;

import dev.nabla.tensor.Shape;

/** What moves axes about without touching an element. */
final class Views {
  private Views() {}

  static Strided permute(Strided a, int... order) {
    int[] extents = new int[order.length];
    int[] strides = new int[order.length];
    for (int i = 0; i < order.length; i++) {
      extents[i] = a.shape().extent(order[i]);
      strides[i] = a.strides()[order[i]];
    }
    return a.view(Shape.of(extents), strides, a.offset());
  }

  /** {@code a} with {@code axis} last, the others in their order. */
  static Strided axisLast(Strided a, int axis) {
    return permute(a, lastOrder(a.shape().rank(), axis));
  }

  /** Undoes {@link #axisLast}. */
  static Strided axisBack(Strided a, int axis) {
    int[] last = lastOrder(a.shape().rank(), axis);
    int[] back = new int[last.length];
    for (int i = 0; i < last.length; i++) {
      back[last[i]] = i;
    }
    return permute(a, back);
  }

  private static int[] lastOrder(int rank, int axis) {
    int[] order = new int[rank];
    for (int i = 0; i < rank - 1; i++) {
      order[i] = i < axis ? i : i + 1;
    }
    order[rank - 1] = axis;
    return order;
  }

  static Strided expand(Strided a, Shape shape) {
    int[] strides = new int[shape.rank()];
    int added = shape.rank() - a.shape().rank();
    for (int axis = added; axis < strides.length; axis++) {
      boolean repeats = a.shape().extent(axis - added) == 1;
      strides[axis] = repeats ? 0 : a.strides()[axis - added];
    }
    return a.view(shape, strides, a.offset());
  }

  static Strided slice(Strided a, int axis, int start, int length, int step) {
    int[] strides = a.strides().clone();
    int offset = a.offset() + start * strides[axis];
    strides[axis] *= step;
    return a.view(a.shape().with(axis, length), strides, offset);
  }

  static Strided flip(Strided a, int... axes) {
    int[] strides = a.strides().clone();
    int offset = a.offset();
    for (int axis : axes) {
      offset += (a.shape().extent(axis) - 1) * strides[axis];
      strides[axis] = -strides[axis];
    }
    return a.view(a.shape(), strides, offset);
  }

  /** A view where the strides allow one, else a copy. */
  static Strided reshape(Strided a, Shape shape) {
    if (a.isPlain()) {
      return a.reshaped(shape);
    }
    int[] strides = new int[shape.rank()];
    return restride(a, shape, strides)
        ? a.view(shape, strides, a.offset())
        : Strided.of(a.dtype(), shape, a.copyValues());
  }

  /**
   * Fills in the strides of {@code a} under {@code shape}, from the last axis on; false if there
   * are none.
   *
   * <p>Each run of old axes that merges into one is cut into new axes; a cut across two runs has no
   * stride.
   */
  private static boolean restride(Strided a, Shape shape, int[] strides) {
    int axis = shape.rank() - 1;
    int old = a.shape().rank() - 1;
    while (old >= 0) {
      int stride = a.strides()[old];
      long run = a.shape().extent(old--);
      while (old >= 0 && merges(a, old, stride, run)) {
        run *= a.shape().extent(old--);
      }
      long cut = 1;
      for (; cut < run; axis--) {
        strides[axis] = (int) (cut * stride);
        cut *= shape.extent(axis);
      }
      if (cut != run) {
        return false;
      }
    }
    return true;
  }

  private static boolean merges(Strided a, int axis, int stride, long run) {
    return a.shape().extent(axis) == 1 || a.strides()[axis] == stride * run;
  }
}
