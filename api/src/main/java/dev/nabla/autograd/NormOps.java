package dev.nabla.autograd;

import static dev.nabla.autograd.Edge.edge;

import dev.nabla.tensor.Axes;
import dev.nabla.tensor.NormOp;
import dev.nabla.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Fused normalisation, and the composition of its gradient, which has gradients itself. */
final class NormOps {
  private NormOps() {}

  /** {@code y = op(x) * w + b}: {@code dw = g * op(x)}, {@code db = g}. */
  static <A> Optional<Tensor> norm(
      NormOp op,
      TapeTensor<A> x,
      @Nullable TapeTensor<A> weight,
      @Nullable TapeTensor<A> bias,
      double eps,
      int... axes) {
    Tape<A> tape = x.tape();
    TapeTensor<A> y =
        x.shape().size() == 0 || axes.length == 0
            ? null
            : tape.fused(
                op.label(),
                x.shape(),
                x.dtype(),
                () ->
                    tape.kernels()
                        .norm(op, x.array(), array(weight), array(bias), eps, axes)
                        .orElse(null));
    if (y == null) {
      return Optional.empty();
    }
    List<Edge> edges = new ArrayList<>();
    edges.add(edge(x, g -> gradient(op, x, weight, tape.own(op.label(), g), eps, axes)));
    NormSums<A> sums = weight == null ? null : new NormSums<>(op, x, weight.shape(), eps, axes);
    if (weight != null && sums != null) {
      edges.add(edge(weight, g -> weightGradient(op, x, sums, g, eps, axes)));
    }
    if (bias != null) {
      boolean alike = sums != null && weight != null && weight.shape().equals(bias.shape());
      edges.add(edge(bias, alike && sums != null ? sums::bias : g -> g));
    }
    return Optional.of(y.from(op.label(), edges.toArray(new Edge[0])));
  }

  private static <A> @Nullable A array(@Nullable TapeTensor<A> tensor) {
    return tensor == null ? null : tensor.array();
  }

  /** {@code op(x)}. */
  private static Tensor plain(NormOp op, Tensor x, double eps, int... axes) {
    return x.fused().norm(op, x, null, null, eps, axes).orElseGet(() -> composed(op, x, eps, axes));
  }

  private static <A> Tensor weightGradient(
      NormOp op, TapeTensor<A> x, NormSums<A> sums, Tensor g, double eps, int... axes) {
    Tensor fused = sums.weight(g);
    return fused == null ? g.mul(plain(op, x, eps, axes)) : fused;
  }

  private static <A> Tensor gradient(
      NormOp op,
      TapeTensor<A> x,
      @Nullable TapeTensor<A> weight,
      TapeTensor<A> g,
      double eps,
      int... axes) {
    Tape<A> tape = x.tape();
    TapeTensor<A> fused =
        tape.thread().recording // a second order is asked for
            ? null
            : tape.fused(
                op.label() + "Gradient",
                x.shape(),
                x.dtype(),
                () ->
                    tape.kernels()
                        .normGradient(op, x.array(), array(weight), g.array(), eps, axes)
                        .orElse(null));
    return fused == null ? composedGradient(op, x, weight, g, eps, axes) : fused;
  }

  private static Tensor composedGradient(
      NormOp op, Tensor x, @Nullable Tensor weight, Tensor g, double eps, int... axes) {
    Tensor y = composed(op, x, eps, axes);
    Tensor h = weight == null ? g : g.mul(weight);
    Tensor along = h.sub(y.mul(h.mul(y).mean(Axes.KEEP, axes)));
    Tensor centred =
        switch (op) {
          case STANDARDIZE -> along.sub(h.mean(Axes.KEEP, axes));
          case RMS -> along;
        };
    return centred.div(scale(op, x, eps, axes));
  }

  private static Tensor composed(NormOp op, Tensor x, double eps, int... axes) {
    return centred(op, x, axes).div(scale(op, x, eps, axes));
  }

  private static Tensor centred(NormOp op, Tensor x, int... axes) {
    return switch (op) {
      case STANDARDIZE -> x.sub(x.mean(Axes.KEEP, axes));
      case RMS -> x;
    };
  }

  private static Tensor scale(NormOp op, Tensor x, double eps, int... axes) {
    return centred(op, x, axes).square().mean(Axes.KEEP, axes).add(eps).sqrt();
  }
}
