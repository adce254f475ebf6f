package dev.nabla.loss;

import dev.nabla.tensor.Tensor;

/**
 * {@code mean((prediction - target)^2)}, the mean squared error, over all elements.
 *
 * <p>The two have one shape: a target that would broadcast is nearly always a mistake, so it is an
 * error.
 *
 * @param reduction MEAN
 */
public record MseLoss(Reduction reduction) implements Loss {
  private static final String OP = "mseLoss";

  /** Checks it. */
  public MseLoss {
    reduction.requireNotBatchMean(OP);
  }

  /** The mean. */
  public MseLoss() {
    this(Reduction.MEAN);
  }

  /** This with another reduction. */
  public MseLoss reduction(Reduction to) {
    return new MseLoss(to);
  }

  @Override
  public Tensor of(Tensor prediction, Tensor target) {
    Require.pair(OP, prediction, target);
    return reduction.of(prediction.sub(target).square());
  }
}
