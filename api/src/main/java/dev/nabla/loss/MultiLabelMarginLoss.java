package dev.nabla.loss;

import dev.nabla.tensor.DType;
import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.Tensor;

/**
 * {@code sum over y in the target, c not in it, of max(0, 1 - x[y] + x[c]) / C} of scores x, {@code
 * [N, C]} or {@code [C]}.
 *
 * <p>The target is INT64 of the shape of the scores: the classes of each sample, and -1 after the
 * last one, from where nothing counts. The gradient is 0 at a tie.
 *
 * @param reduction MEAN, over the samples
 */
public record MultiLabelMarginLoss(Reduction reduction) implements Loss {
  private static final String OP = "multiLabelMarginLoss";

  /** Checks it. */
  public MultiLabelMarginLoss {
    reduction.requireNotBatchMean(OP);
  }

  /** The mean. */
  public MultiLabelMarginLoss() {
    this(Reduction.MEAN);
  }

  /** This with another reduction. */
  public MultiLabelMarginLoss reduction(Reduction to) {
    return new MultiLabelMarginLoss(to);
  }

  @Override
  public Tensor of(Tensor prediction, Tensor target) {
    MultiMarginLoss.requireScores(OP, prediction);
    Classes.requireIndices(OP, target, prediction.shape(), prediction.shape());
    int classes = prediction.shape().extent(-1);
    requireClasses(classes, target.toLongArray());
    Tensor given = target.lt(0).to(DType.INT64).cumSum(-1).eq(0); // before the first -1
    Tensor index = target.maskedFill(given.not(), 0);
    Tensor marks = prediction.scalarLike(0).expand(prediction.shape());
    Tensor others = marks.scatterAdd(-1, index, given.to(prediction.dtype())).eq(0);
    Tensor own = prediction.gather(-1, index);
    Tensor over = prediction.unsqueeze(-2).sub(own.unsqueeze(-1)).add(1).relu();
    Tensor count = given.unsqueeze(-1).and(others.unsqueeze(-2));
    return reduction.of(over.maskedFill(count.not(), 0).sum(-2, -1).div(classes));
  }

  private static void requireClasses(int classes, long... labels) {
    for (long label : labels) {
      if (label < -1 || label >= classes) {
        throw new NablaException(
            OP,
            "classes from 0 to " + (classes - 1) + ", and -1 after the last one",
            Long.toString(label),
            "count them from 0");
      }
    }
  }
}
