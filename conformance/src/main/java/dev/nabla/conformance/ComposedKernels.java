package dev.nabla.conformance;

import dev.nabla.kernel.ForwardingKernels;
import dev.nabla.kernel.Kernels;
import dev.nabla.tensor.ConvolutionOp;
import dev.nabla.tensor.Geometry;
import dev.nabla.tensor.NormOp;
import dev.nabla.tensor.Window;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Kernels without the fused ones, so that everything is composed. */
final class ComposedKernels<A> extends ForwardingKernels<A> {
  private ComposedKernels(Kernels<A> inner) {
    super(inner);
  }

  static <A> Kernels<A> of(Kernels<A> inner) {
    return new ComposedKernels<>(inner);
  }

  @Override
  public Optional<A> softmax(A a, int axis) {
    return Optional.empty();
  }

  @Override
  public Optional<A> logSoftmax(A a, int axis) {
    return Optional.empty();
  }

  @Override
  public Optional<A> softmaxGradient(A y, A g, int axis) {
    return Optional.empty();
  }

  @Override
  public Optional<A> logSoftmaxGradient(A y, A g, int axis) {
    return Optional.empty();
  }

  @Override
  public Optional<A> convolution(ConvolutionOp op, A a, A b, Geometry geometry) {
    return Optional.empty();
  }

  @Override
  public Optional<A> norm(
      NormOp op, A a, @Nullable A weight, @Nullable A bias, double eps, int... axes) {
    return Optional.empty();
  }

  @Override
  public Optional<A> normGradient(
      NormOp op, A a, @Nullable A weight, A g, double eps, int... axes) {
    return Optional.empty();
  }

  @Override
  public Optional<A> normSums(NormOp op, A a, A g, double eps, boolean across, int... axes) {
    return Optional.empty();
  }

  @Override
  public Optional<A> moments(A a, int... axes) {
    return Optional.empty();
  }

  @Override
  public Optional<A> argMaxPool(A a, Window rows, Window columns) {
    return Optional.empty();
  }

  @Override
  public Optional<A> lstmCell(A gates, A c) {
    return Optional.empty();
  }

  @Override
  public Optional<A> lstmCellGradient(A gates, A c, A g) {
    return Optional.empty();
  }
}
