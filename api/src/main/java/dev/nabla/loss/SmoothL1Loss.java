package dev.nabla.loss;

import dev.nabla.tensor.Tensor;

/**
 * {@code mean(d < beta ? d^2 / (2 beta) : d - beta / 2)} of {@code d = |prediction - target|}
 * (Girshick, "Fast R-CNN", 2015).
 *
 * @param beta where the parabola ends, 1; 0 makes it {@link L1Loss}
 * @param reduction MEAN
 */
public record SmoothL1Loss(double beta, Reduction reduction) implements Loss {
  private static final String OP = "smoothL1Loss";

  /** Checks them. */
  public SmoothL1Loss {
    Require.atLeastZero(OP, "beta", beta);
    reduction.requireNotBatchMean(OP);
  }

  /** The defaults. */
  public SmoothL1Loss() {
    this(1, Reduction.MEAN);
  }

  /** This with another beta. */
  public SmoothL1Loss beta(double to) {
    return new SmoothL1Loss(to, reduction);
  }

  /** This with another reduction. */
  public SmoothL1Loss reduction(Reduction to) {
    return new SmoothL1Loss(beta, to);
  }

  @Override
  public Tensor of(Tensor prediction, Tensor target) {
    Require.floatingPair(OP, prediction, target);
    Tensor d = prediction.sub(target);
    if (beta == 0) {
      return reduction.of(d.abs());
    }
    Tensor near = d.abs().lt(beta);
    Tensor parabola = d.maskedFill(near.not(), 0).square().mul(0.5).div(beta);
    return reduction.of(near.where(parabola, d.abs().sub(0.5 * beta)));
  }
}
