package dev.nabla.kernel;

import dev.nabla.tensor.ConvolutionOp;
import dev.nabla.tensor.Geometry;
import dev.nabla.tensor.NormOp;
import dev.nabla.tensor.Window;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a backend may have in one kernel; what it returns empty for is composed from the kernels
 * that every backend has. Callers and kernels keep the promises of {@link Kernels}.
 *
 * @param <A> an array with its shape and dtype
 */
public interface FusedKernels<A> {
  /** Fused {@code exp(a - max) / sum}, along {@code axis}, floating; empty: it is composed. */
  default Optional<A> softmax(A a, int axis) {
    return Optional.empty();
  }

  /** Fused {@code a - max - ln(sum(exp(a - max)))}, floating; empty: it is composed. */
  default Optional<A> logSoftmax(A a, int axis) {
    return Optional.empty();
  }

  /** Fused {@code y * (g - sum(g * y))}, the gradient of softmax y; empty: it is composed. */
  default Optional<A> softmaxGradient(A y, A g, int axis) {
    return Optional.empty();
  }

  /** Fused {@code g - e^y * sum(g)}, the gradient of logSoftmax y; empty: it is composed. */
  default Optional<A> logSoftmaxGradient(A y, A g, int axis) {
    return Optional.empty();
  }

  /**
   * Fused convolution and its gradients, floating or INT64; empty: it is composed.
   *
   * <p>A backend that has one form for a dtype and a geometry has all three.
   */
  default Optional<A> convolution(ConvolutionOp op, A a, A b, Geometry geometry) {
    return Optional.empty();
  }

  /**
   * Fused {@code op(a) * weight + bias} along {@code axes} (at least one, ascending), floating; a
   * has elements. Weight and bias broadcast to a. Empty: it is composed.
   */
  default Optional<A> norm(
      NormOp op, A a, @Nullable A weight, @Nullable A bias, double eps, int... axes) {
    return Optional.empty();
  }

  /**
   * The gradient of {@link #norm} by {@code a}, where {@code g} is that of the result: with {@code
   * r = 1 / sqrt(variance + eps)}, {@code y = op(a)} and {@code h = g * weight}, {@code r * (h -
   * mean(h) - y * mean(h * y))}, for RMS without mean(h). Empty: it is composed.
   */
  default Optional<A> normGradient(
      NormOp op, A a, @Nullable A weight, A g, double eps, int... axes) {
    return Optional.empty();
  }

  /**
   * {@code [2, ..]}: the sums of {@code g * op(a)} and of g, those of {@link #norm}'s gradients by
   * weight and bias, over {@code axes} or, if {@code across}, over all others; what is summed
   * stays, with extent 1. Floating, a has elements. Empty: they are composed.
   */
  default Optional<A> normSums(NormOp op, A a, A g, double eps, boolean across, int... axes) {
    return Optional.empty();
  }

  /**
   * {@code [2, ..]}: mean and biased variance along {@code axes} (at least one, ascending), which
   * are dropped; floating, a has elements. Empty: they are composed.
   */
  default Optional<A> moments(A a, int... axes) {
    return Optional.empty();
  }

  /**
   * INT64 positions {@code row * W + column} of the greatest element of each window of {@code a [N,
   * C, H, W]}, NaN before all, then the first in row-major order; floating or INT64. Each window
   * holds an element of a. Empty: it is composed.
   */
  default Optional<A> argMaxPool(A a, Window rows, Window columns) {
    return Optional.empty();
  }

  /**
   * Fused step of an LSTM, {@code [N, .., 4 H]} and {@code [N, .., H] -> [2 N, .., H]}: with the
   * parts i, f, g, o of {@code gates}, {@code c' = sigmoid(f) * c + sigmoid(i) * tanh(g)} and
   * {@code h' = sigmoid(o) * tanh(c')}; h', then c', along the first axis. Floating, c has
   * elements. Empty: it is composed.
   */
  default Optional<A> lstmCell(A gates, A c) {
    return Optional.empty();
  }

  /**
   * The gradients of {@link #lstmCell}, where {@code g} is that of its result: {@code [.., 5 H]},
   * by the gates and then by c. Empty: it is composed.
   */
  default Optional<A> lstmCellGradient(A gates, A c, A g) {
    return Optional.empty();
  }
}
