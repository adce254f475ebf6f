package dev.nabla.loss;

import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.Tensor;

/** What becomes of the losses of the elements, or of the samples. */
public enum Reduction {
  /** They stay as they are. */
  NONE,
  /** {@code sum / count}, the default; NaN of nothing. */
  MEAN,
  /** Their sum. */
  SUM,
  /** {@code sum / N}, N the extent of the first axis; of {@link KlDivLoss} alone. */
  BATCH_MEAN;

  /** The reduced losses. */
  Tensor of(Tensor losses) {
    return switch (this) {
      case NONE -> losses;
      case MEAN -> losses.mean();
      case SUM -> losses.sum();
      case BATCH_MEAN ->
          losses.shape().rank() == 0 ? losses : losses.sum().div(losses.shape().extent(0));
    };
  }

  /** An error if this is the reduction that only {@link KlDivLoss} has. */
  void requireNotBatchMean(String op) {
    if (this == BATCH_MEAN) {
      throw new NablaException(
          op,
          "the reduction NONE, MEAN or SUM",
          name(),
          "choose one of these, for klDivLoss alone has it");
    }
  }
}
