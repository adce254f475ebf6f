package dev.nabla.tensor;

import java.util.Arrays;

/** Elements chosen, and put back, by their positions or their values. */
final class Choice {
  private Choice() {}

  static void requireOneBackend(String op, Tensor x, Tensor other) {
    if (!x.backend().equals(other.backend())) {
      throw new NablaException(
          op,
          "tensors of one backend, " + x.backend(),
          "one of " + other.backend() + ", shape " + other.shape(),
          "copy it across with to(backend)");
    }
  }

  /** Where a BOOL tensor is true, in row-major order. */
  static long[] positions(Tensor mask) {
    boolean[] chosen = mask.toBooleanArray();
    long[] positions = new long[chosen.length];
    int count = 0;
    for (int i = 0; i < chosen.length; i++) {
      if (chosen[i]) {
        positions[count++] = i;
      }
    }
    return Arrays.copyOf(positions, count);
  }

  /** The coordinates of the elements at row-major {@code positions}, {@code [n, rank]}. */
  static Tensor coordinates(Tensor like, long... positions) {
    int[] extents = like.shape().toArray();
    long[] coordinates = new long[positions.length * extents.length];
    for (int i = 0; i < positions.length; i++) {
      long rest = positions[i];
      for (int axis = extents.length - 1; axis >= 0; axis--) {
        coordinates[i * extents.length + axis] = rest % extents[axis];
        rest /= extents[axis];
      }
    }
    return Constants.positions(like, Shape.of(positions.length, extents.length), coordinates);
  }

  /** A rank 1 index, the same for everything across {@code axis} of {@code shape}. */
  static Tensor along(String op, Shape shape, int axis, Tensor index) {
    if (index.shape().rank() != 1) {
      throw new NablaException(op, "an index of rank 1", "shape " + index.shape(), "flatten it");
    }
    int[] aligned = new int[shape.rank()];
    Arrays.fill(aligned, 1);
    aligned[axis] = index.shape().extent(0);
    return index.reshape(Shape.of(aligned)).expand(shape.with(axis, aligned[axis]));
  }

  /** BOOL counts as INT64 where an order is asked for. */
  static Tensor order(Tensor x, int axis, boolean descending) {
    return (x.dtype() == DType.BOOL ? x.to(DType.INT64) : x).argSort(axis, descending);
  }

  static ValuesAndIndices ordered(Tensor x, int axis, Tensor indices) {
    return new ValuesAndIndices(x.gather(axis, indices), indices);
  }

  /** The elements in ascending order, each that differs from the one before it. */
  static Tensor unique(Tensor x) {
    Tensor flat = x.flatten();
    int n = flat.shape().extent(0);
    if (n == 0) {
      return flat;
    }
    Tensor sorted = flat.gather(0, order(flat, 0, false));
    Tensor differs = sorted.narrow(0, 1, n - 1, 1).ne(sorted.narrow(0, 0, n - 1, 1));
    return sorted.maskedSelect(differs.pad(0, 1, 0, 1));
  }

  /** -0 is what leaves any other addend as it is, 0 included. */
  static Tensor scatter(Tensor x, int axis, Tensor index, Tensor source) {
    requireSource("scatter", x, index, source, index.shape());
    if (x.dtype() == DType.BOOL) {
      return scatter(x.to(DType.INT64), axis, index, source.to(DType.INT64)).to(DType.BOOL);
    }
    Tensor order = index.argSort(axis, false);
    Tensor sorted = index.gather(axis, order);
    Tensor values = last(sorted, axis).where(source.gather(axis, order), x.scalarLike(-0.0));
    Tensor none = index.scalarLike(0).expand(x.shape());
    Tensor written = none.scatterAdd(axis, index, index.scalarLike(1).expand(index.shape()));
    return written.gt(0).where(x.scalarLike(-0.0), x).scatterAdd(axis, sorted, values);
  }

  /** Whether each of the elements sorted along {@code axis} is the last of its like. */
  private static Tensor last(Tensor sorted, int axis) {
    int n = sorted.shape().extent(axis);
    int before = Math.max(0, n - 1);
    Tensor differs =
        sorted.narrow(axis, n - before, before, 1).ne(sorted.narrow(axis, 0, before, 1));
    return differs.pad(axis, 0, n - before, 1);
  }

  static Tensor indexAdd(Tensor x, int axis, Tensor index, Tensor source) {
    int at = x.shape().axis(axis);
    Tensor full = along("indexAdd", x.shape(), at, index);
    requireSource("indexAdd", x, index, source, full.shape());
    return x.scatterAdd(at, full, source);
  }

  static Tensor oneHot(Tensor x, int classes) {
    if (x.dtype() != DType.INT64 || classes < 1) {
      throw new NablaException(
          "oneHot",
          "INT64 classes, and 1 or more of them",
          x.dtype() + " " + x.shape() + " and " + classes,
          "convert with to(DType.INT64), and count from 0");
    }
    Tensor at = x.unsqueeze(-1);
    Tensor none = x.scalarLike(0).expand(at.shape().with(-1, classes));
    return none.scatterAdd(-1, at, x.scalarLike(1).expand(at.shape()));
  }

  private static void requireSource(String op, Tensor x, Tensor index, Tensor source, Shape shape) {
    boolean dtypes = index.dtype() == DType.INT64 && source.dtype() == x.dtype();
    if (!dtypes || !source.shape().equals(shape)) {
      throw new NablaException(
          op,
          "an INT64 index, and a source of " + x.dtype() + " " + shape,
          index.dtype() + " " + index.shape() + ", and " + source.dtype() + " " + source.shape(),
          "convert or reshape them");
    }
  }
}
