package dev.nabla.tensor;

/** Folds over axes (none named means all; negative ones count from the last), scans and sorting. */
public sealed interface Reductions extends Primitives permits Tensor {
  /** The sum; BOOL counts as INT64. */
  default Tensor sum(Axes folded, int... axes) {
    Tensor x = dtype() == DType.BOOL ? to(DType.INT64) : (Tensor) this;
    return Folding.finish(x.reduce(ReduceOp.SUM, axes), folded, axes);
  }

  /** {@link #sum(Axes, int...)}, the axes dropped. */
  default Tensor sum(int... axes) {
    return sum(Axes.DROP, axes);
  }

  /** {@code sum / count}; floating dtypes; NaN of nothing. */
  default Tensor mean(Axes folded, int... axes) {
    Domain.FLOATING.require("mean", dtype());
    Shape shape = shape();
    double count = 1;
    for (int axis : shape.axes(axes)) {
      count *= shape.extent(axis);
    }
    return sum(folded, axes).div(count);
  }

  /** {@link #mean(Axes, int...)}, the axes dropped. */
  default Tensor mean(int... axes) {
    return mean(Axes.DROP, axes);
  }

  /** The product; its gradient is right where elements are 0. */
  default Tensor prod(Axes folded, int... axes) {
    return Folding.finish(reduce(ReduceOp.PROD, axes), folded, axes);
  }

  /** {@link #prod(Axes, int...)}, the axes dropped. */
  default Tensor prod(int... axes) {
    return prod(Axes.DROP, axes);
  }

  /** The greatest element, NaN if any is; equal ones share the gradient evenly. */
  default Tensor amax(Axes folded, int... axes) {
    return Folding.finish(reduce(ReduceOp.MAX, axes), folded, axes);
  }

  /** {@link #amax(Axes, int...)}, the axes dropped. */
  default Tensor amax(int... axes) {
    return amax(Axes.DROP, axes);
  }

  /** The least element, NaN if any is; equal ones share the gradient evenly. */
  default Tensor amin(Axes folded, int... axes) {
    return Folding.finish(reduce(ReduceOp.MIN, axes), folded, axes);
  }

  /** {@link #amin(Axes, int...)}, the axes dropped. */
  default Tensor amin(int... axes) {
    return amin(Axes.DROP, axes);
  }

  /** Whether any element is not 0, as BOOL. */
  default Tensor any(int... axes) {
    return Folding.orIdentity(to(DType.BOOL), ReduceOp.MAX, false, axes);
  }

  /** Whether no element is 0, as BOOL; true of nothing. */
  default Tensor all(int... axes) {
    return Folding.orIdentity(to(DType.BOOL), ReduceOp.MIN, true, axes);
  }

  /** Where along {@code axis} the greatest element stands, the first of several, as INT64. */
  default Tensor argMax(int axis) {
    return Folding.finish(argReduce(ArgOp.ARG_MAX, axis), Axes.DROP, axis);
  }

  /** Where along {@code axis} the least element stands, the first of several, as INT64. */
  default Tensor argMin(int axis) {
    return Folding.finish(argReduce(ArgOp.ARG_MIN, axis), Axes.DROP, axis);
  }

  /** {@code ln(sum(e^x))} without overflow. */
  default Tensor logSumExp(Axes folded, int... axes) {
    Tensor x = (Tensor) this;
    Tensor max = x.detach().amax(Axes.KEEP, axes);
    Tensor shift = max.abs().eq(Double.POSITIVE_INFINITY).where(max.scalarLike(0), max);
    Tensor sum = x.sub(shift).exp().sum(Axes.KEEP, axes);
    return Folding.finish(sum.log().add(shift), folded, axes);
  }

  /** {@code y[i] = x[0] + … + x[i]} along {@code axis}. */
  default Tensor cumSum(int axis) {
    return cumulative(CumulativeOp.SUM, axis);
  }

  /** The elements of {@code axis} in ascending order, NaN last. */
  default Tensor sort(int axis) {
    Tensor x = (Tensor) this;
    return x.gather(axis, x.argSort(axis, false));
  }
}
