package dev.nabla.loss;

import dev.nabla.tensor.Tensor;
import java.util.Optional;

/**
 * {@code -mean(weight[c] * (target ln(sigmoid(x)) + (1 - target) ln(sigmoid(-x))))} of scores x,
 * {@code [.., C]}, for a target of 0 and 1 of their shape; the classes are averaged before the
 * samples are reduced.
 *
 * @param weight stretches to the prediction, such as one for each class; none counts as 1
 * @param reduction MEAN
 */
public record MultiLabelSoftMarginLoss(Optional<Tensor> weight, Reduction reduction)
    implements Loss {
  private static final String OP = "multiLabelSoftMarginLoss";

  /** Checks them. */
  public MultiLabelSoftMarginLoss {
    reduction.requireNotBatchMean(OP);
  }

  /** The defaults. */
  public MultiLabelSoftMarginLoss() {
    this(Optional.empty(), Reduction.MEAN);
  }

  /** This with a weight that stretches to the prediction. */
  public MultiLabelSoftMarginLoss weight(Tensor to) {
    return new MultiLabelSoftMarginLoss(Optional.of(to), reduction);
  }

  /** This with another reduction. */
  public MultiLabelSoftMarginLoss reduction(Reduction to) {
    return new MultiLabelSoftMarginLoss(weight, to);
  }

  @Override
  public Tensor of(Tensor prediction, Tensor target) {
    Require.floatingPair(OP, prediction, target);
    Classes.axis(OP, prediction);
    weight.ifPresent(w -> Require.stretches(OP, "a weight", w, prediction));
    Tensor is = target.mul(Terms.logSigmoid(prediction));
    Tensor isNot = target.neg().add(1).mul(Terms.logSigmoid(prediction.neg()));
    Tensor terms = is.add(isNot).neg();
    return reduction.of(weight.map(terms::mul).orElse(terms).mean(-1));
  }
}
