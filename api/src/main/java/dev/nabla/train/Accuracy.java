package dev.nabla.train;

import dev.nabla.tensor.DType;
import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.Tensor;

/**
 * The share of predictions that are right.
 *
 * <p>Predictions are scores {@code [n, classes]} against classes {@code [n]} in INT64; or one score
 * for each target, of the target's shape, which says yes above a threshold.
 */
public final class Accuracy implements Metric {
  private final double threshold;
  private long right;
  private long all;

  /** A lone score says yes above 0, as a logit does. */
  public Accuracy() {
    this(0);
  }

  /** A lone score says yes above {@code threshold}; 0.5 for probabilities. */
  public Accuracy(double threshold) {
    this.threshold = threshold;
  }

  @Override
  public void update(Tensor prediction, Tensor target) {
    boolean scores =
        target.dtype() == DType.INT64
            && prediction.shape().rank() == 2
            && target.shape().rank() == 1
            && prediction.shape().extent(0) == target.shape().extent(0)
            && prediction.shape().extent(1) > 1;
    Tensor hits;
    if (scores) {
      hits = prediction.argMax(1).eq(target);
    } else if (prediction.shape().equals(target.shape())) {
      hits = prediction.gt(threshold).eq(target.to(DType.BOOL));
    } else {
      throw new NablaException(
          "accuracy",
          "scores [n, classes] and INT64 classes [n], or two of one shape",
          prediction.dtype()
              + " "
              + prediction.shape()
              + " and "
              + target.dtype()
              + " "
              + target.shape(),
          "squeeze or convert one of them");
    }
    right += hits.to(DType.INT64).sum().toLongArray()[0];
    all += hits.shape().size();
  }

  @Override
  public double value() {
    return (double) right / all;
  }

  @Override
  public void reset() {
    right = 0;
    all = 0;
  }
}
