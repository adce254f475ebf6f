package dev.nabla.train;

import dev.nabla.tensor.HostArray;
import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.Tensor;

/** A figure made of pairs of a predicted number and the one that it should be. */
abstract class ElementMetric implements Metric {
  private final String name;

  ElementMetric(String name) {
    this.name = name;
  }

  @Override
  public final void update(Tensor prediction, Tensor target) {
    if (!prediction.shape().equals(target.shape())) {
      throw new NablaException(
          name,
          "predictions and targets of one shape",
          prediction.shape() + " and " + target.shape(),
          "squeeze or reshape one of them");
    }
    HostArray predicted = prediction.toHost();
    HostArray actual = target.toHost();
    for (int i = 0; i < predicted.length(); i++) {
      add(predicted.getDouble(i), actual.getDouble(i));
    }
  }

  abstract void add(double predicted, double actual);
}
