package dev.nabla.loss;

import dev.nabla.tensor.Tensor;
import java.util.Optional;

/**
 * {@code -mean(weight * (target ln(prediction) + (1 - target) ln(1 - prediction)))}, the binary
 * cross-entropy of probabilities.
 *
 * <p>Both are from 0 to 1. A logarithm counts as -100 at least, and the gradient by the prediction
 * p as {@code (p - target) / max(p (1 - p), 1e-12)}: both stay finite at 0 and 1.
 *
 * @param weight stretches to the prediction; none counts as 1
 * @param reduction MEAN
 */
public record BceLoss(Optional<Tensor> weight, Reduction reduction) implements Loss {
  private static final String OP = "bceLoss";
  private static final double LEAST_LOG = -100;
  private static final double EPSILON = 1e-12f; // PyTorch's is a float, too

  /** Checks them. */
  public BceLoss {
    reduction.requireNotBatchMean(OP);
  }

  /** The defaults. */
  public BceLoss() {
    this(Optional.empty(), Reduction.MEAN);
  }

  /** This with a weight that stretches to the prediction. */
  public BceLoss weight(Tensor to) {
    return new BceLoss(Optional.of(to), reduction);
  }

  /** This with another reduction. */
  public BceLoss reduction(Reduction to) {
    return new BceLoss(weight, to);
  }

  @Override
  public Tensor of(Tensor prediction, Tensor target) {
    Require.floatingPair(OP, prediction, target);
    weight.ifPresent(w -> Require.stretches(OP, "a weight", w, prediction));
    Require.probabilities(
        OP, "a prediction", prediction, "call sigmoid() on it, or choose bceWithLogitsLoss");
    Require.probabilities(OP, "a target", target, "write 0 and 1, not -1 and 1");
    Tensor p = prediction;
    Tensor edge = p.neg().add(1).mul(p).lt(EPSILON).detach();
    Tensor losses = edge.where(atEdge(p, target), entropy(p.maskedFill(edge, 0.5), target));
    return reduction.of(weight.map(losses::mul).orElse(losses));
  }

  private static Tensor entropy(Tensor p, Tensor target) {
    Tensor miss = p.neg().log1p().maximum(LEAST_LOG);
    return target.sub(1).mul(miss).sub(target.mul(p.log().maximum(LEAST_LOG)));
  }

  /** At 0 and 1 the slope is bounded: that of {@code (p^2 / 2 - target p) / epsilon}. */
  private static Tensor atEdge(Tensor p, Tensor target) {
    Tensor slope = p.square().mul(0.5).sub(target.detach().mul(p)).div(EPSILON);
    return Terms.withGradientOf(entropy(p.detach(), target), slope);
  }
}
