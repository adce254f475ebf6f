package dev.nabla.optim;

import dev.nabla.tensor.NablaException;

/**
 * The numbers that govern an optimizer, checked when they are set and never changed: each method
 * that takes one gives a copy with it.
 *
 * @param <H> the implementing record
 */
public interface Hyperparameters<H extends Hyperparameters<H>> {
  /** How far a step goes. */
  double learningRate();

  /** These with another learning rate. */
  H learningRate(double learningRate);

  /** What cyclic schedules move beside the rate: the momentum, or the first beta. */
  default double momentum() {
    throw noMomentum();
  }

  /** These with another momentum or first beta. */
  default H momentum(double momentum) {
    throw noMomentum();
  }

  private NablaException noMomentum() {
    return new NablaException(
        "momentum",
        "an optimizer with a momentum or betas",
        getClass().getName(),
        "choose another optimizer, or a schedule that leaves the momentum alone");
  }
}
