package dev.nabla.autograd;

import static dev.nabla.autograd.Edge.edge;

import dev.nabla.tensor.Axes;
import dev.nabla.tensor.Domain;
import dev.nabla.tensor.Tensor;

/** The fused forms that a backend may have, beside their compositions. */
final class SoftmaxOps {
  private SoftmaxOps() {}

  /** {@code y = e^(x - max) / sum}; {@code dx = y * (g - sum(g * y))}. */
  static <A> Tensor softmax(TapeTensor<A> x, int axis) {
    Domain.FLOATING.require("softmax", x.dtype());
    int at = x.shape().axis(axis);
    TapeTensor<A> y =
        x.tape()
            .fused(
                "softmax",
                x.shape(),
                x.dtype(),
                () -> x.tape().kernels().softmax(x.array(), at).orElse(null));
    return y == null
        ? composedSoftmax(x, at)
        : y.from("softmax", edge(x, g -> y.mul(g.sub(g.mul(y).sum(Axes.KEEP, at)))));
  }

  /** {@code y = x - max - ln(sum)}; {@code dx = g - e^y * sum(g)}. */
  static <A> Tensor logSoftmax(TapeTensor<A> x, int axis) {
    Domain.FLOATING.require("logSoftmax", x.dtype());
    int at = x.shape().axis(axis);
    TapeTensor<A> y =
        x.tape()
            .fused(
                "logSoftmax",
                x.shape(),
                x.dtype(),
                () -> x.tape().kernels().logSoftmax(x.array(), at).orElse(null));
    return y == null
        ? composedLogSoftmax(x, at)
        : y.from("logSoftmax", edge(x, g -> g.sub(y.exp().mul(g.sum(Axes.KEEP, at)))));
  }

  private static Tensor composedSoftmax(Tensor x, int axis) {
    if (x.shape().size() == 0) {
      return x.exp();
    }
    Tensor e = x.sub(x.detach().amax(Axes.KEEP, axis)).exp();
    return e.div(e.sum(Axes.KEEP, axis));
  }

  private static Tensor composedLogSoftmax(Tensor x, int axis) {
    if (x.shape().size() == 0) {
      return x.exp();
    }
    Tensor shifted = x.sub(x.detach().amax(Axes.KEEP, axis));
    return shifted.sub(shifted.exp().sum(Axes.KEEP, axis).log());
  }
}
