package dev.nabla.optim.schedule;

import dev.nabla.optim.Optimizer;

/** {@code rate = rate * gamma}. */
public final class ExponentialLr extends RateSchedule {
  private final double gamma;

  /** With a gamma of at least 0, usually a little below 1. */
  public ExponentialLr(Optimizer optimizer, double gamma) {
    super("exponentialLr", optimizer);
    this.gamma = Check.atLeastZero("exponentialLr", "gamma", gamma);
    start();
  }

  @Override
  protected double next(int group, double rate) {
    return rate * gamma;
  }
}
