package dev.nabla.loss;

import dev.nabla.tensor.Tensor;

/**
 * {@code mean(e^prediction - target * prediction)}: how unlikely the counts of the target are where
 * {@code e^prediction} is their expectation.
 *
 * @param logInput true; else the prediction r itself is the expectation, and the loss {@code r -
 *     target * ln(r + eps)}
 * @param full whether Stirling's {@code t ln(t) - t + ln(2 pi t) / 2} is added for targets t above
 *     1; false
 * @param eps 1e-8
 * @param reduction MEAN
 */
public record PoissonNllLoss(boolean logInput, boolean full, double eps, Reduction reduction)
    implements Loss {
  private static final String OP = "poissonNllLoss";

  /** Checks them. */
  public PoissonNllLoss {
    Require.atLeastZero(OP, "eps", eps);
    reduction.requireNotBatchMean(OP);
  }

  /** The defaults. */
  public PoissonNllLoss() {
    this(true, false, 1e-8, Reduction.MEAN);
  }

  /** This for a prediction of logarithms, or of expectations. */
  public PoissonNllLoss logInput(boolean to) {
    return new PoissonNllLoss(to, full, eps, reduction);
  }

  /** This with Stirling's term, or without it. */
  public PoissonNllLoss full(boolean to) {
    return new PoissonNllLoss(logInput, to, eps, reduction);
  }

  /** This with another eps. */
  public PoissonNllLoss eps(double to) {
    return new PoissonNllLoss(logInput, full, to, reduction);
  }

  /** This with another reduction. */
  public PoissonNllLoss reduction(Reduction to) {
    return new PoissonNllLoss(logInput, full, eps, to);
  }

  @Override
  public Tensor of(Tensor prediction, Tensor target) {
    Require.floatingPair(OP, prediction, target);
    Tensor losses =
        logInput
            ? prediction.exp().sub(target.mul(prediction))
            : prediction.sub(target.mul(prediction.add(eps).log()));
    return reduction.of(full ? losses.add(stirling(target)) : losses);
  }

  /** Nearly {@code ln(target!)}, and 0 up to 1. */
  private static Tensor stirling(Tensor target) {
    Tensor small = target.le(1);
    Tensor t = target.maskedFill(small, 1);
    Tensor term = t.mul(t.log()).sub(t).add(t.mul(2 * Math.PI).log().mul(0.5));
    return term.maskedFill(small, 0);
  }
}
