package dev.nabla.loss;

import dev.nabla.tensor.Tensor;

/**
 * {@code mean(d <= delta ? d^2 / 2 : delta (d - delta / 2))} of {@code d = |prediction - target|}
 * (Huber, "Robust estimation of a location parameter", 1964).
 *
 * @param delta where the parabola ends, 1
 * @param reduction MEAN
 */
public record HuberLoss(double delta, Reduction reduction) implements Loss {
  private static final String OP = "huberLoss";

  /** Checks them. */
  public HuberLoss {
    Require.positive(OP, "delta", delta);
    reduction.requireNotBatchMean(OP);
  }

  /** The defaults. */
  public HuberLoss() {
    this(1, Reduction.MEAN);
  }

  /** This with another delta. */
  public HuberLoss delta(double to) {
    return new HuberLoss(to, reduction);
  }

  /** This with another reduction. */
  public HuberLoss reduction(Reduction to) {
    return new HuberLoss(delta, to);
  }

  @Override
  public Tensor of(Tensor prediction, Tensor target) {
    Require.floatingPair(OP, prediction, target);
    Tensor d = prediction.sub(target);
    Tensor near = d.abs().le(delta);
    Tensor parabola = d.maskedFill(near.not(), 0).square().mul(0.5);
    return reduction.of(near.where(parabola, d.abs().sub(0.5 * delta).mul(delta)));
  }
}
