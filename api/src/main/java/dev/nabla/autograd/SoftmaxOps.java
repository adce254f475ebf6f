package dev.nabla.autograd;

import static dev.nabla.autograd.Edge.edge;

import dev.nabla.kernel.Kernels;
import dev.nabla.tensor.Axes;
import dev.nabla.tensor.Domain;
import dev.nabla.tensor.Tensor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

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
        : y.from("softmax", edge(x, g -> softmaxGradient(y, g, at)));
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
        : y.from("logSoftmax", edge(x, g -> logSoftmaxGradient(y, g, at)));
  }

  private static <A> Tensor softmaxGradient(TapeTensor<A> y, Tensor g, int axis) {
    Kernels<A> kernels = y.tape().kernels();
    TapeTensor<A> own = y.tape().own("softmax", g);
    Tensor fused =
        fused(
            "softmaxGradient",
            y,
            () -> kernels.softmaxGradient(y.array(), own.array(), axis).orElse(null));
    return fused == null ? y.mul(g.sub(g.mul(y).sum(Axes.KEEP, axis))) : fused;
  }

  private static <A> Tensor logSoftmaxGradient(TapeTensor<A> y, Tensor g, int axis) {
    Kernels<A> kernels = y.tape().kernels();
    TapeTensor<A> own = y.tape().own("logSoftmax", g);
    Tensor fused =
        fused(
            "logSoftmaxGradient",
            y,
            () -> kernels.logSoftmaxGradient(y.array(), own.array(), axis).orElse(null));
    return fused == null ? g.sub(y.exp().mul(g.sum(Axes.KEEP, axis))) : fused;
  }

  /** What {@code kernel} makes; null if nothing, or where a gradient of it may be asked for. */
  private static <A> @Nullable Tensor fused(
      String op, TapeTensor<A> y, Supplier<@Nullable A> kernel) {
    boolean plain = !y.tape().thread().recording && y.shape().size() > 0;
    return plain ? y.tape().fused(op, y.shape(), y.dtype(), kernel) : null;
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
