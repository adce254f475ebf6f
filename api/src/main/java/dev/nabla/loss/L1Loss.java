package dev.nabla.loss;

import dev.nabla.tensor.Tensor;

/**
 * {@code mean(|prediction - target|)}, the mean absolute error; gradient 0 where they are equal.
 *
 * @param reduction MEAN
 */
public record L1Loss(Reduction reduction) implements Loss {
  private static final String OP = "l1Loss";

  /** Checks it. */
  public L1Loss {
    reduction.requireNotBatchMean(OP);
  }

  /** The mean. */
  public L1Loss() {
    this(Reduction.MEAN);
  }

  /** This with another reduction. */
  public L1Loss reduction(Reduction to) {
    return new L1Loss(to);
  }

  @Override
  public Tensor of(Tensor prediction, Tensor target) {
    Require.floatingPair(OP, prediction, target);
    return reduction.of(prediction.sub(target).abs());
  }
}
