package dev.nabla.loss;

import dev.nabla.tensor.Tensor;
import java.util.Optional;

/**
 * {@code -mean(weight * (posWeight target ln(sigmoid(x)) + (1 - target) ln(1 - sigmoid(x))))} of
 * scores x, without overflow.
 *
 * @param weight stretches to the prediction; none counts as 1
 * @param posWeight that of the positive class, above 1 to find more of it; stretches to the
 *     prediction; none counts as 1
 * @param reduction MEAN
 */
public record BceWithLogitsLoss(
    Optional<Tensor> weight, Optional<Tensor> posWeight, Reduction reduction) implements Loss {
  private static final String OP = "bceWithLogitsLoss";

  /** Checks them. */
  public BceWithLogitsLoss {
    reduction.requireNotBatchMean(OP);
  }

  /** The defaults. */
  public BceWithLogitsLoss() {
    this(Optional.empty(), Optional.empty(), Reduction.MEAN);
  }

  /** This with a weight that stretches to the prediction. */
  public BceWithLogitsLoss weight(Tensor to) {
    return new BceWithLogitsLoss(Optional.of(to), posWeight, reduction);
  }

  /** This with a weight of the positive class that stretches to the prediction. */
  public BceWithLogitsLoss posWeight(Tensor to) {
    return new BceWithLogitsLoss(weight, Optional.of(to), reduction);
  }

  /** This with another reduction. */
  public BceWithLogitsLoss reduction(Reduction to) {
    return new BceWithLogitsLoss(weight, posWeight, to);
  }

  @Override
  public Tensor of(Tensor prediction, Tensor target) {
    Require.floatingPair(OP, prediction, target);
    weight.ifPresent(w -> Require.stretches(OP, "a weight", w, prediction));
    posWeight.ifPresent(w -> Require.stretches(OP, "a posWeight", w, prediction));
    Tensor logs = Terms.logSigmoid(prediction);
    Tensor hit = posWeight.map(w -> w.sub(1).mul(target).add(1).mul(logs)).orElse(logs);
    Tensor losses = target.neg().add(1).mul(prediction).sub(hit);
    return reduction.of(weight.map(losses::mul).orElse(losses));
  }
}
