package dev.nabla.loss;

import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.Tensor;

/**
 * {@code mean((prediction - target)^2)}, the mean squared error, over all elements.
 *
 * <p>The two have one shape: a target that would broadcast is nearly always a mistake, so it is an
 * error.
 */
public final class MseLoss implements Loss {
  @Override
  public Tensor of(Tensor prediction, Tensor target) {
    if (!prediction.shape().equals(target.shape())) {
      throw new NablaException(
          "mseLoss",
          "a prediction and a target of one shape",
          prediction.shape() + " and " + target.shape(),
          "reshape or expand one of them");
    }
    if (prediction.dtype() != target.dtype()) {
      throw new NablaException(
          "mseLoss",
          "a prediction and a target of one dtype",
          prediction.dtype() + " and " + target.dtype(),
          "convert the target with to(DType." + prediction.dtype() + ")");
    }
    return prediction.sub(target).square().mean();
  }

  @Override
  public String toString() {
    return "MseLoss";
  }
}
