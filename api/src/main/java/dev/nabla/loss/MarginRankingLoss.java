package dev.nabla.loss;

import dev.nabla.tensor.Tensor;

/**
 * {@code mean(max(0, margin - target * (first - second)))}: the first shall rank higher where the
 * target is 1, the second where it is -1.
 *
 * @param margin 0
 * @param reduction MEAN
 */
public record MarginRankingLoss(double margin, Reduction reduction) {
  private static final String OP = "marginRankingLoss";

  /** Checks them. */
  public MarginRankingLoss {
    Require.finite(OP, "margin", margin);
    reduction.requireNotBatchMean(OP);
  }

  /** The defaults. */
  public MarginRankingLoss() {
    this(0, Reduction.MEAN);
  }

  /** This with another margin. */
  public MarginRankingLoss margin(double to) {
    return new MarginRankingLoss(to, reduction);
  }

  /** This with another reduction. */
  public MarginRankingLoss reduction(Reduction to) {
    return new MarginRankingLoss(margin, to);
  }

  /** The loss of two inputs and labels of one shape. */
  public Tensor of(Tensor first, Tensor second, Tensor target) {
    Require.alike(OP, "inputs", first, second);
    Tensor y = Require.signs(OP, first, target, first.shape());
    return reduction.of(Terms.hinge(y.neg().mul(first.sub(second)).add(margin)));
  }
}
