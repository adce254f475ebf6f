package dev.nabla.autograd;

import static dev.nabla.autograd.Edge.edge;
import static dev.nabla.autograd.Edge.read;

import dev.nabla.tensor.DType;
import dev.nabla.tensor.Domain;
import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;

/** What finds elements by the values of an INT64 tensor. */
final class IndexOps {
  private IndexOps() {}

  /** {@code y = x[index]}; {@code dx} is g added where the index points. */
  static <A> Tensor gather(TapeTensor<A> x, int axis, TapeTensor<A> index) {
    int at = x.shape().axis(axis);
    requireIndex("gather", x.shape(), at, index);
    TapeTensor<A> y =
        x.tape()
            .result(
                "gather",
                index.shape(),
                x.dtype(),
                () -> x.tape().kernels().gather(x.array(), at, index.array()));
    return y.from(
        "gather", edge(x, g -> zeros(g, x.shape()).scatterAdd(at, index, g)), read(index));
  }

  /** {@code y = x; y[index] += source}; {@code dx = g}, {@code dsource = g[index]}. */
  static <A> Tensor scatterAdd(
      TapeTensor<A> x, int axis, TapeTensor<A> index, TapeTensor<A> source) {
    Domain.NUMERIC.require("scatterAdd", x.dtype());
    ElementwiseOps.requireSameDType("scatterAdd", x, source);
    int at = x.shape().axis(axis);
    requireIndex("scatterAdd", x.shape(), at, index);
    if (!index.shape().equals(source.shape())) {
      throw new NablaException(
          "scatterAdd",
          "an index and a source of one shape",
          index.shape() + " and " + source.shape(),
          "expand the index");
    }
    TapeTensor<A> y =
        x.tape()
            .result(
                "scatterAdd",
                x.shape(),
                x.dtype(),
                () -> x.tape().kernels().scatterAdd(x.array(), at, index.array(), source.array()));
    return y.from(
        "scatterAdd", edge(x, g -> g), edge(source, g -> g.gather(at, index)), read(index));
  }

  private static Tensor zeros(Tensor like, Shape shape) {
    return like.scalarLike(0).expand(shape);
  }

  private static void requireIndex(String op, Shape shape, int axis, Tensor index) {
    boolean fits = index.dtype() == DType.INT64 && index.shape().rank() == shape.rank();
    for (int i = 0; fits && i < shape.rank(); i++) {
      fits = i == axis || index.shape().extent(i) <= shape.extent(i);
    }
    if (!fits) {
      throw new NablaException(
          op,
          "an INT64 index of rank "
              + shape.rank()
              + ", no longer than "
              + shape
              + " but along axis "
              + axis,
          index.dtype() + " " + index.shape(),
          "convert, reshape or slice the index");
    }
  }
}
