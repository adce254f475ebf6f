package dev.nabla.train;

import dev.nabla.tensor.DType;
import dev.nabla.tensor.HostArray;
import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.Tensor;

/**
 * {@code e^(mean cross-entropy)}: among how many equally likely classes the model is as unsure.
 *
 * <p>Predictions are logits {@code [..., classes]}, targets their classes in INT64, of the shape
 * without the last axis.
 */
public final class Perplexity implements Metric {
  private double sum;
  private long count;

  @Override
  public void update(Tensor prediction, Tensor target) {
    int rank = prediction.shape().rank();
    if (rank == 0
        || target.dtype() != DType.INT64
        || !prediction.shape().without(rank - 1).equals(target.shape())) {
      throw new NablaException(
          "perplexity",
          "logits [..., classes] and INT64 classes of the shape in front",
          prediction.dtype()
              + " "
              + prediction.shape()
              + " and "
              + target.dtype()
              + " "
              + target.shape(),
          "move the classes to the last axis");
    }
    HostArray chosen =
        prediction.logSoftmax(-1).gather(rank - 1, target.unsqueeze(rank - 1)).toHost();
    for (int i = 0; i < chosen.length(); i++) {
      sum -= chosen.getDouble(i);
    }
    count += chosen.length();
  }

  @Override
  public double value() {
    return Math.exp(sum / count);
  }

  @Override
  public void reset() {
    sum = 0;
    count = 0;
  }
}
