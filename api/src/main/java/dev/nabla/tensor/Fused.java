package dev.nabla.tensor;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a backend may have in one kernel, with all its gradients; empty: compose it.
 *
 * <p>Operands fit: callers have checked them.
 */
public interface Fused {
  /** The sum that {@code op} names, over images and kernels of one floating dtype. */
  Optional<Tensor> convolution(ConvolutionOp op, Tensor a, Tensor b, Geometry geometry);

  /**
   * The sum of each window in its channel, {@code [N, C, H, W] -> [N, C, rows, columns]}; a {@link
   * ProductCount} does not count it.
   */
  Optional<Tensor> sumPool(Tensor x, Window rows, Window columns);

  /**
   * The result of {@code composed}, which stands for a kernel that there is not: a {@link
   * ProductCount} counts {@code multiplyAdds} for it, whatever products it makes.
   */
  Tensor countedAs(long multiplyAdds, Supplier<Tensor> composed);

  /**
   * {@code op(x) * weight + bias}, over {@code axes}.
   *
   * @param weight broadcasts to x, as the bias does; or none
   */
  Optional<Tensor> norm(
      NormOp op, Tensor x, @Nullable Tensor weight, @Nullable Tensor bias, double eps, int... axes);

  /**
   * {@code [2, ..]}: the mean along {@code axes} and the biased variance, the axes dropped; no
   * gradient.
   */
  Optional<Tensor> moments(Tensor x, int... axes);

  /**
   * Where the greatest element of each window stands in its channel, {@code [N, C, H, W] -> [N, C,
   * rows, columns]}: INT64 positions {@code row * W + column}; NaN wins, or else the first; no
   * gradient.
   *
   * <p>Every window holds an element of the input.
   */
  Optional<Tensor> argMaxPool(Tensor x, Window rows, Window columns);

  /**
   * One step of an LSTM, {@code [N, .., 4 H]} and {@code [N, .., H] -> [2 N, .., H]}: with the
   * parts i, f, g, o of {@code gates}, {@code c' = sigmoid(f) * c + sigmoid(i) * tanh(g)} and
   * {@code h' = sigmoid(o) * tanh(c')}; h', then c', along the first axis.
   */
  Optional<Tensor> lstmCell(Tensor gates, Tensor c);
}
