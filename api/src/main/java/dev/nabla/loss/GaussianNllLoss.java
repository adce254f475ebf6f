package dev.nabla.loss;

import dev.nabla.tensor.DType;
import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import java.util.Arrays;

/**
 * {@code mean((ln(v) + (prediction - target)^2 / v) / 2)} for a variance {@code v = max(variance,
 * eps)}: how unlikely the target is of a normal distribution (Nix and Weigend, "Estimating the mean
 * and variance of the target probability distribution", 1994).
 *
 * <p>The gradient by the variance passes eps by, as if nothing had been raised to it.
 *
 * @param full whether {@code ln(2 pi) / 2} is added; false
 * @param eps the least variance, 1e-6
 * @param reduction MEAN
 */
public record GaussianNllLoss(boolean full, double eps, Reduction reduction) {
  private static final String OP = "gaussianNllLoss";

  /** Checks them. */
  public GaussianNllLoss {
    Require.positive(OP, "eps", eps);
    reduction.requireNotBatchMean(OP);
  }

  /** The defaults. */
  public GaussianNllLoss() {
    this(false, 1e-6, Reduction.MEAN);
  }

  /** This with the constant term, or without it. */
  public GaussianNllLoss full(boolean to) {
    return new GaussianNllLoss(to, eps, reduction);
  }

  /** This with another eps. */
  public GaussianNllLoss eps(double to) {
    return new GaussianNllLoss(full, to, reduction);
  }

  /** This with another reduction. */
  public GaussianNllLoss reduction(Reduction to) {
    return new GaussianNllLoss(full, eps, to);
  }

  /**
   * The loss by a variance, at least 0, of the prediction's shape, of that with one extent 1, or of
   * that without the last axis.
   */
  public Tensor of(Tensor prediction, Tensor target, Tensor variance) {
    Require.floatingPair(OP, prediction, target);
    Tensor v = aligned(prediction, variance);
    requireNotNegative(v);
    Tensor low = v.lt(eps);
    Tensor raised = low.where(v.sub(v.detach()).add(eps), v);
    Tensor losses = raised.log().add(prediction.sub(target).square().div(raised)).mul(0.5);
    return reduction.of(full ? losses.add(0.5 * Math.log(2 * Math.PI)) : losses);
  }

  /** The loss by one variance for all. */
  public Tensor of(Tensor prediction, Tensor target, double variance) {
    return of(prediction, target, prediction.scalarLike(variance).expand(prediction.shape()));
  }

  private static Tensor aligned(Tensor prediction, Tensor variance) {
    Shape shape = prediction.shape();
    Shape found = variance.shape();
    boolean short1 = shape.rank() > 0 && found.equals(shape.without(shape.rank() - 1));
    boolean fits = variance.dtype() == prediction.dtype();
    if (!fits || !(found.equals(shape) || short1 || hasOneExtentOfOne(found, shape))) {
      throw new NablaException(
          OP,
          "a variance of " + prediction.dtype() + " " + shape + ", or with one extent 1 in it",
          variance.dtype() + " " + found,
          "reshape or convert it");
    }
    return found.equals(shape) || !short1 ? variance : variance.unsqueeze(-1);
  }

  private static boolean hasOneExtentOfOne(Shape found, Shape shape) {
    int differing = 0;
    for (int i = 0; found.rank() == shape.rank() && i < shape.rank(); i++) {
      differing += found.extent(i) == shape.extent(i) ? 0 : found.extent(i) == 1 ? 1 : 2;
    }
    return found.rank() == shape.rank() && differing <= 1;
  }

  private static void requireNotNegative(Tensor v) {
    if (v.lt(0).any().toBooleanArray()[0]) {
      double[] values = v.to(DType.FLOAT64).toDoubleArray();
      double found = Arrays.stream(values).filter(x -> x < 0).findFirst().orElseThrow();
      throw new NablaException(
          OP,
          "variances of at least 0",
          Double.toString(found),
          "predict their logarithm, or call softplus() on them");
    }
  }
}
