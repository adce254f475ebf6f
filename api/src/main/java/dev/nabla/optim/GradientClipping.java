package dev.nabla.optim;

import dev.nabla.tensor.Axes;
import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.Parameter;
import dev.nabla.tensor.Tensor;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Keeps gradients small between {@code backward()} and {@code step()}; parameters without one are
 * passed over.
 */
public final class GradientClipping {
  private GradientClipping() {}

  /** {@link #clipGradNorm(List, double, double, boolean)} by the Euclidean norm, of any value. */
  public static double clipGradNorm(List<Parameter> parameters, double maxNorm) {
    return clipGradNorm(parameters, maxNorm, 2, false);
  }

  /**
   * {@code grad = grad * min(1, maxNorm / (norm + 1e-6))}, where norm is that of all gradients as
   * one vector; returns the norm before (Pascanu et al., "On the difficulty of training recurrent
   * neural networks", 2013).
   *
   * @param normType p of {@code (sum |g|^p)^(1/p)}: 1, 2, or infinity for the greatest {@code |g|}
   * @param errorIfNonFinite whether a norm that is infinite or NaN is an error, which changes
   *     nothing; the gradients become 0 or NaN otherwise
   */
  public static double clipGradNorm(
      List<Parameter> parameters, double maxNorm, double normType, boolean errorIfNonFinite) {
    Require.atLeastZero("clipGradNorm", "greatest norm", maxNorm);
    Require.that(
        normType > 0,
        "clipGradNorm",
        "a type of norm above 0",
        Double.toString(normType),
        "2 is usual; Double.POSITIVE_INFINITY stands for the greatest element");
    List<Parameter> learned = parameters.stream().filter(Parameter::hasGrad).toList();
    if (learned.isEmpty()) {
      return 0;
    }
    Tensor total = totalNorm(learned, normType);
    double norm = total.item();
    if (errorIfNonFinite && !Double.isFinite(norm)) {
      throw new NablaException(
          "clipGradNorm",
          "a finite norm of the gradients",
          Double.toString(norm),
          "look for the cause with backend.detectAnomaly(), or lower the learning rate");
    }
    Tensor factor = total.add(1e-6).reciprocal().mul(maxNorm).minimum(1);
    replace(learned, grad -> grad.mul(factor.to(grad.dtype())));
    return norm;
  }

  /** The Euclidean norm of all gradients as one vector; 0 if there are none. */
  public static double getTotalNorm(List<Parameter> parameters) {
    List<Parameter> learned = parameters.stream().filter(Parameter::hasGrad).toList();
    return learned.isEmpty() ? 0 : totalNorm(learned, 2).item();
  }

  /** The norm of the norms, in the first gradient's dtype. */
  private static Tensor totalNorm(List<Parameter> parameters, double p) {
    List<Tensor> norms =
        parameters.stream()
            .map(w -> w.grad().detach().flatten())
            .map(g -> g.norm(p, Axes.KEEP, 0))
            .toList();
    Tensor first = norms.get(0);
    List<Tensor> others =
        norms.subList(1, norms.size()).stream().map(n -> n.to(first.dtype())).toList();
    return first.concat(0, others).norm(p, Axes.DROP, 0);
  }

  /** {@code grad = min(max(grad, -clipValue), clipValue)}, elementwise. */
  public static void clipGradValue(List<Parameter> parameters, double clipValue) {
    Require.atLeastZero("clipGradValue", "greatest value", clipValue);
    List<Parameter> learned = parameters.stream().filter(Parameter::hasGrad).toList();
    replace(learned, grad -> grad.maximum(-clipValue).minimum(clipValue));
  }

  /** Each gradient is known before the first is set. */
  private static void replace(List<Parameter> parameters, UnaryOperator<Tensor> clipped) {
    List<Tensor> next = parameters.stream().map(p -> clipped.apply(p.grad().detach())).toList();
    for (int i = 0; i < next.size(); i++) {
      parameters.get(i).grad(next.get(i));
    }
  }
}
