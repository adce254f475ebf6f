package dev.nabla.autograd;

import static dev.nabla.autograd.Edge.edge;

import dev.nabla.kernel.Kernels;
import dev.nabla.tensor.ArgOp;
import dev.nabla.tensor.Axes;
import dev.nabla.tensor.CumulativeOp;
import dev.nabla.tensor.DType;
import dev.nabla.tensor.Domain;
import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.ReduceOp;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;

/** What folds, scans or orders the elements along axes. */
final class ReduceOps {
  private ReduceOps() {}

  static <A> Tensor reduce(TapeTensor<A> x, ReduceOp op, int... named) {
    op.domain().require(op.label(), x.dtype());
    int[] axes = x.shape().axes(named);
    if (axes.length == 0) {
      return x.reshape(Shape.of(1)).reduce(op, 0).reshape(Shape.of()); // a scalar folds as one of 1
    }
    Shape shape = x.shape().reduced(axes);
    if (!op.hasIdentity()) {
      requireElements(op.label(), x.shape(), shape);
    }
    if (shape.size() == 0) {
      return x.reshape(shape); // engines ask for elements to fold, where there are none to give
    }
    if (op == ReduceOp.PROD && axes.length > 1) {
      return productByAxis(x, axes);
    }
    TapeTensor<A> y =
        x.tape()
            .result(
                op.label(), shape, x.dtype(), () -> x.tape().kernels().reduce(op, x.array(), axes));
    return x.tape().follows(x) ? y.from(op.label(), edge(x, rule(op, x, y, axes))) : y;
  }

  private static Rule rule(ReduceOp op, Tensor x, Tensor y, int... axes) {
    return switch (op) {
      case SUM -> {
        Shape from = x.shape(); // x itself need not be kept
        yield g -> g.expand(from);
      }
      case PROD -> g -> g.mul(othersProduct(x, axes[0]));
      case MAX, MIN ->
          g -> {
            Tensor chosen = x.eq(y).or(x.isNaN()).to(x.dtype());
            return g.div(chosen.sum(Axes.KEEP, axes)).mul(chosen);
          };
    };
  }

  static <A> Tensor argReduce(TapeTensor<A> x, ArgOp op, int axis) {
    Domain.NUMERIC.require(op.label(), x.dtype());
    int at = x.shape().axis(axis);
    Shape shape = x.shape().reduced(at);
    requireElements(op.label(), x.shape(), shape);
    return x.tape()
        .result(
            op.label(), shape, DType.INT64, () -> x.tape().kernels().argReduce(op, x.array(), at));
  }

  static <A> Tensor argSort(TapeTensor<A> x, int axis, boolean descending) {
    Domain.NUMERIC.require("argSort", x.dtype());
    int at = x.shape().axis(axis);
    return x.tape()
        .result(
            "argSort",
            x.shape(),
            DType.INT64,
            () -> x.tape().kernels().argSort(x.array(), at, descending));
  }

  static <A> Tensor cumulative(TapeTensor<A> x, CumulativeOp op, int axis) {
    Domain.NUMERIC.require(op.label(), x.dtype());
    int at = x.shape().axis(axis);
    Kernels<A> kernels = x.tape().kernels();
    TapeTensor<A> y =
        x.tape()
            .result(op.label(), x.shape(), x.dtype(), () -> kernels.cumulative(op, x.array(), at));
    Rule rule =
        switch (op) {
          case SUM -> g -> g.flip(at).cumSum(at).flip(at);
        };
    return y.from(op.label(), edge(x, rule));
  }

  private static Tensor productByAxis(Tensor x, int... axes) {
    Tensor product = x;
    for (int axis : axes) {
      product = product.reduce(ReduceOp.PROD, axis);
    }
    return product;
  }

  /** For each element the product of the others along {@code axis}; no division, so 0 is right. */
  private static Tensor othersProduct(Tensor x, int axis) {
    return before(x, axis).mul(before(x.flip(axis), axis).flip(axis));
  }

  /** The product of what stands before each element. */
  private static Tensor before(Tensor x, int axis) {
    int n = x.shape().extent(axis);
    return n == 0 ? x : x.narrow(axis, 0, n - 1, 1).pad(axis, 1, 0, 1).cumProd(axis);
  }

  private static void requireElements(String op, Shape from, Shape to) {
    if (from.size() == 0 && to.size() > 0) {
      throw new NablaException(
          op, "at least one element to choose from", "shape " + from, "leave empty tensors out");
    }
  }
}
