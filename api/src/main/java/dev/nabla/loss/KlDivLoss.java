package dev.nabla.loss;

import dev.nabla.tensor.Tensor;

/**
 * {@code mean(target * (ln(target) - prediction))}, the divergence of Kullback and Leibler, for a
 * prediction of log-probabilities.
 *
 * <p>The mean is over all elements; {@link Reduction#BATCH_MEAN} is the divergence by its
 * definition, averaged over the samples.
 *
 * @param reduction MEAN
 * @param logTarget whether the target is log-probabilities, too; false
 */
public record KlDivLoss(Reduction reduction, boolean logTarget) implements Loss {
  private static final String OP = "klDivLoss";

  /** The defaults. */
  public KlDivLoss() {
    this(Reduction.MEAN, false);
  }

  /** This with another reduction. */
  public KlDivLoss reduction(Reduction to) {
    return new KlDivLoss(to, logTarget);
  }

  /** This for a target of log-probabilities, or of probabilities. */
  public KlDivLoss logTarget(boolean to) {
    return new KlDivLoss(reduction, to);
  }

  @Override
  public Tensor of(Tensor prediction, Tensor target) {
    Require.floatingPair(OP, prediction, target);
    return reduction.of(
        logTarget
            ? target.exp().mul(target.sub(prediction))
            : Terms.timesLog(target).sub(target.mul(prediction)));
  }
}
