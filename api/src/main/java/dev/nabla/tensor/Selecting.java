package dev.nabla.tensor;

/** How {@link Selections} are made. */
final class Selecting {
  private Selecting() {}

  static ValuesAndIndices extreme(Tensor x, ArgOp op, int axis) {
    int at = x.shape().axis(axis);
    Tensor ordered = x.dtype() == DType.BOOL ? x.to(DType.INT64) : x;
    return chosen(x, at, ordered.argReduce(op, at));
  }

  static ValuesAndIndices median(Tensor x, int axis) {
    int at = x.shape().axis(axis);
    Tensor firstNaN = x.argReduce(ArgOp.ARG_MAX, at); // where there is one; fails of nothing
    int middle = Math.max(0, (x.shape().extent(at) - 1) / 2);
    Tensor lower = x.argSort(at, false).narrow(at, middle, 1, 1);
    return chosen(x, at, x.isNaN().reduce(ReduceOp.MAX, at).where(firstNaN, lower));
  }

  /** The value by sorting; the gradient by a maximum over those that equal it. */
  static Tensor median(Tensor x) {
    if (x.shape().size() == 0 && x.dtype().isFloating()) {
      return x.scalarLike(Double.NaN);
    }
    Tensor flat = x.reshape(Shape.of(Math.toIntExact(x.shape().size())));
    Tensor value = flat.detach().median(0).values();
    if (!x.requiresGrad()) {
      return value;
    }
    Tensor equal = flat.eq(value).or(flat.isNaN());
    return equal.where(flat, x.scalarLike(Double.NEGATIVE_INFINITY)).amax();
  }

  /** What {@code index}, of extent 1 along {@code axis}, points to; the axis goes. */
  private static ValuesAndIndices chosen(Tensor x, int axis, Tensor index) {
    return new ValuesAndIndices(
        Folding.finish(x.gather(axis, index), Axes.DROP, axis),
        Folding.finish(index, Axes.DROP, axis));
  }
}
