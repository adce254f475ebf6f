package dev.nabla.loss;

import dev.nabla.tensor.Domain;
import dev.nabla.tensor.Tensor;

/**
 * {@code mean(ln(1 + e^(-target * prediction)))} for targets 1 and -1, without overflow.
 *
 * @param reduction MEAN
 */
public record SoftMarginLoss(Reduction reduction) implements Loss {
  private static final String OP = "softMarginLoss";

  /** Checks it. */
  public SoftMarginLoss {
    reduction.requireNotBatchMean(OP);
  }

  /** The mean. */
  public SoftMarginLoss() {
    this(Reduction.MEAN);
  }

  /** This with another reduction. */
  public SoftMarginLoss reduction(Reduction to) {
    return new SoftMarginLoss(to);
  }

  @Override
  public Tensor of(Tensor prediction, Tensor target) {
    Domain.FLOATING.require(OP, prediction.dtype());
    Tensor y = Require.signs(OP, prediction, target, prediction.shape());
    return reduction.of(Terms.logSigmoid(y.mul(prediction)).neg());
  }
}
