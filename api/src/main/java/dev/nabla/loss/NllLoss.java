package dev.nabla.loss;

import dev.nabla.tensor.Domain;
import dev.nabla.tensor.Tensor;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * {@code -weight[c] * prediction[n, c]} of each sample's class c, for log-probabilities; their mean
 * is divided by the weights that took part.
 *
 * <p>Log-probabilities {@code [N, C, d1, ..]} with INT64 classes {@code [N, d1, ..]}, or {@code
 * [C]} with {@code []}.
 *
 * @param weight one for each class; none counts as 1
 * @param ignoreIndex the class of samples that do not count, -100
 * @param reduction MEAN
 */
public record NllLoss(Optional<Tensor> weight, int ignoreIndex, Reduction reduction)
    implements Loss {
  private static final String OP = "nllLoss";

  /** Checks them. */
  public NllLoss {
    reduction.requireNotBatchMean(OP);
  }

  /** The defaults. */
  public NllLoss() {
    this(Optional.empty(), -100, Reduction.MEAN);
  }

  /** This with a weight for each class. */
  public NllLoss weight(Tensor to) {
    return new NllLoss(Optional.of(to), ignoreIndex, reduction);
  }

  /** This with another class that does not count. */
  public NllLoss ignoreIndex(int to) {
    return new NllLoss(weight, to, reduction);
  }

  /** This with another reduction. */
  public NllLoss reduction(Reduction to) {
    return new NllLoss(weight, ignoreIndex, to);
  }

  @Override
  public Tensor of(Tensor prediction, Tensor target) {
    Domain.FLOATING.require(OP, prediction.dtype());
    int classes = prediction.shape().extent(Classes.axis(OP, prediction));
    weight.ifPresent(w -> Require.classWeight(OP, w, prediction, classes));
    Classes chosen = Classes.of(OP, prediction, target, OptionalInt.of(ignoreIndex));
    return of(chosen, prediction, weight, reduction);
  }

  static Tensor of(Classes chosen, Tensor logs, Optional<Tensor> weight, Reduction reduction) {
    Tensor picked = chosen.pick(logs).neg();
    Tensor losses = weight.map(w -> picked.mul(chosen.weights(w))).orElse(picked);
    return chosen.reduce(chosen.blank(losses), weight, reduction);
  }
}
