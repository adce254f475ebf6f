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
    return sum(folded, axes).div(Folding.count(shape(), axes));
  }

  /** {@link #mean(Axes, int...)}, the axes dropped. */
  default Tensor mean(int... axes) {
    return mean(Axes.DROP, axes);
  }

  /** {@code sum((x - mean)^2) / max(0, count - correction)}. */
  default Tensor var(double correction, Axes folded, int... axes) {
    Tensor x = Operand.floating("var", this);
    double freedom = Math.max(0, Folding.count(shape(), axes) - correction);
    return x.sub(x.mean(Axes.KEEP, axes)).square().sum(folded, axes).div(freedom);
  }

  /** {@link #var(double, Axes, int...)} with correction 1, the axes dropped. */
  default Tensor var(int... axes) {
    return var(1, Axes.DROP, axes);
  }

  /** {@code sqrt(var)}; gradient 0 at 0. */
  default Tensor std(double correction, Axes folded, int... axes) {
    return Norms.rootOrZero(Operand.floating("std", this).var(correction, folded, axes));
  }

  /** {@link #std(double, Axes, int...)} with correction 1, the axes dropped. */
  default Tensor std(int... axes) {
    return std(1, Axes.DROP, axes);
  }

  /**
   * {@code (sum |x|^p)^(1/p)}; gradient 0 where it is 0.
   *
   * <p>p = 0 counts what is not 0 and has no gradient; an infinite p is the greatest {@code |x|},
   * or the least.
   */
  default Tensor norm(double p, Axes folded, int... axes) {
    return Norms.norm(Operand.floating("norm", this), p, folded, axes);
  }

  /** {@code sqrt(sum(x^2))} over all elements. */
  default Tensor norm() {
    return norm(2, Axes.DROP);
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

  /** How many elements are not 0, as INT64. */
  default Tensor countNonZero(int... axes) {
    return to(DType.BOOL).sum(axes);
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
    Tensor x = Operand.floating("logSumExp", this);
    if (shape().size() == 0) {
      return x.exp().sum(folded, axes).log(); // no greatest element to shift by
    }
    Tensor max = x.detach().amax(Axes.KEEP, axes);
    Tensor shift = max.abs().eq(Double.POSITIVE_INFINITY).where(max.scalarLike(0), max);
    Tensor sum = x.sub(shift).exp().sum(Axes.KEEP, axes);
    return Folding.finish(sum.log().add(shift), folded, axes);
  }

  /** {@link #logSumExp(Axes, int...)}, the axes dropped. */
  default Tensor logSumExp(int... axes) {
    return logSumExp(Axes.DROP, axes);
  }

  /** {@code y[i] = x[0] + … + x[i]} along {@code axis}. */
  default Tensor cumSum(int axis) {
    return cumulative(CumulativeOp.SUM, axis);
  }

  /** {@code y[i] = x[0] * … * x[i]} along {@code axis}; its gradient is right where x is 0. */
  default Tensor cumProd(int axis) {
    Tensor x = Operand.numeric("cumProd", this);
    int at = shape().axis(axis);
    int n = shape().extent(at);
    Tensor product = x.narrow(at, 0, n, 1);
    for (int shift = 1; shift < n; shift *= 2) { // Hillis and Steele's scan: log2(n) steps
      product = product.mul(product.narrow(at, 0, n - shift, 1).pad(at, shift, 0, 1));
    }
    return product;
  }

  /** The elements of {@code axis} in ascending order, NaN last. */
  default Tensor sort(int axis) {
    Tensor x = (Tensor) this;
    return x.gather(axis, x.argSort(axis, false));
  }
}
