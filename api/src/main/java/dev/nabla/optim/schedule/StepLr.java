package dev.nabla.optim.schedule;

import dev.nabla.optim.Optimizer;

/** {@code rate = rate * gamma} every {@code stepSize} epochs. */
public final class StepLr extends RateSchedule {
  private final int stepSize;
  private final double gamma;

  /** To a tenth every {@code stepSize} epochs. */
  public StepLr(Optimizer optimizer, int stepSize) {
    this(optimizer, stepSize, 0.1);
  }

  /** With a step size of at least 1. */
  public StepLr(Optimizer optimizer, int stepSize, double gamma) {
    super("stepLr", optimizer);
    this.stepSize = Check.steps("stepLr", "step size", stepSize);
    this.gamma = Check.atLeastZero("stepLr", "gamma", gamma);
    start();
  }

  @Override
  protected double next(int group, double rate) {
    return epoch() == 0 || epoch() % stepSize != 0 ? rate : rate * gamma;
  }
}
