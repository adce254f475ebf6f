package dev.nabla.autograd;

import static dev.nabla.autograd.Edge.edge;
import static dev.nabla.autograd.Edge.read;

import dev.nabla.tensor.BinaryOp;
import dev.nabla.tensor.CompareOp;
import dev.nabla.tensor.DType;
import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import dev.nabla.tensor.UnaryOp;

/** What happens to each element by itself. */
final class ElementwiseOps {
  private ElementwiseOps() {}

  static <A> Tensor unary(TapeTensor<A> x, UnaryOp op) {
    op.domain().require(op.label(), x.dtype());
    TapeTensor<A> y =
        x.tape()
            .result(
                op.label(), x.shape(), x.dtype(), () -> x.tape().kernels().unary(op, x.array()));
    return x.tape().follows(x) ? y.from(op.label(), edge(x, UnaryRules.rule(op, x, y))) : y;
  }

  static <A> Tensor binary(TapeTensor<A> a, BinaryOp op, TapeTensor<A> b) {
    requireSameDType(op.label(), a, b);
    op.domain().require(op.label(), a.dtype());
    Shape shape = Shape.broadcast(op.label(), a.shape(), b.shape());
    TapeTensor<A> y =
        a.tape()
            .result(
                op.label(),
                shape,
                a.dtype(),
                () -> a.tape().kernels().binary(op, a.array(), b.array()));
    if (!a.tape().follows(a, b)) {
      return y;
    }
    return y.from(
        op.label(),
        a,
        a.requiresGrad() ? BinaryRules.left(op, a, b) : null,
        b,
        b.requiresGrad() ? BinaryRules.right(op, a, b, y) : null);
  }

  static <A> Tensor compare(TapeTensor<A> a, CompareOp op, TapeTensor<A> b) {
    requireSameDType(op.label(), a, b);
    Shape shape = Shape.broadcast(op.label(), a.shape(), b.shape());
    return a.tape()
        .result(
            op.label(),
            shape,
            DType.BOOL,
            () -> a.tape().kernels().compare(op, a.array(), b.array()));
  }

  /** {@code condition ? a : b}: the gradient goes where the value came from. */
  static <A> Tensor where(TapeTensor<A> condition, TapeTensor<A> a, TapeTensor<A> b) {
    if (condition.dtype() != DType.BOOL) {
      throw new NablaException(
          "where",
          "a condition of dtype BOOL",
          condition.dtype().name(),
          "compare, as in x.gt(0), or convert with to(DType.BOOL)");
    }
    requireSameDType("where", a, b);
    Shape shape =
        Shape.broadcast("where", condition.shape(), Shape.broadcast("where", a.shape(), b.shape()));
    TapeTensor<A> y =
        a.tape()
            .result(
                "where",
                shape,
                a.dtype(),
                () -> a.tape().kernels().where(condition.array(), a.array(), b.array()));
    return y.from(
        "where",
        edge(a, g -> condition.where(g, g.scalarLike(0))),
        edge(b, g -> condition.where(g.scalarLike(0), g)),
        read(condition));
  }

  static <A> Tensor cast(TapeTensor<A> x, DType to) {
    TapeTensor<A> y =
        x.tape().result("to", x.shape(), to, () -> x.tape().kernels().cast(x.array(), to));
    DType from = x.dtype();
    return from.isFloating() && to.isFloating() ? y.from("to", edge(x, g -> g.to(from))) : y;
  }

  static <A> Tensor scalarLike(TapeTensor<A> x, double value) {
    return x.tape().scalar(value, x.dtype());
  }

  static void requireSameDType(String op, Tensor a, Tensor b) {
    if (a.dtype() != b.dtype()) {
      throw new NablaException(
          op,
          "operands of one dtype",
          a.dtype() + " " + a.shape() + " and " + b.dtype() + " " + b.shape(),
          "convert one of them with to(DType." + a.dtype() + ") or to(DType." + b.dtype() + ")");
    }
  }
}
