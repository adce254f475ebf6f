package dev.nabla.loss;

import dev.nabla.tensor.Domain;
import dev.nabla.tensor.Tensor;

/**
 * {@code mean(target == 1 ? x : max(0, margin - x))} of distances x of pairs that are alike, target
 * 1, or are not, target -1.
 *
 * @param margin 1
 * @param reduction MEAN
 */
public record HingeEmbeddingLoss(double margin, Reduction reduction) implements Loss {
  private static final String OP = "hingeEmbeddingLoss";

  /** Checks them. */
  public HingeEmbeddingLoss {
    Require.finite(OP, "margin", margin);
    reduction.requireNotBatchMean(OP);
  }

  /** The defaults. */
  public HingeEmbeddingLoss() {
    this(1, Reduction.MEAN);
  }

  /** This with another margin. */
  public HingeEmbeddingLoss margin(double to) {
    return new HingeEmbeddingLoss(to, reduction);
  }

  /** This with another reduction. */
  public HingeEmbeddingLoss reduction(Reduction to) {
    return new HingeEmbeddingLoss(margin, to);
  }

  @Override
  public Tensor of(Tensor prediction, Tensor target) {
    Domain.FLOATING.require(OP, prediction.dtype());
    Tensor y = Require.signs(OP, prediction, target, prediction.shape());
    Tensor unlike = Terms.hinge(prediction.neg().add(margin)).maskedFill(y.eq(1), 0);
    return reduction.of(unlike.add(prediction.maskedFill(y.eq(-1), 0)));
  }
}
