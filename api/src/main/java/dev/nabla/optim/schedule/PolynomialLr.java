package dev.nabla.optim.schedule;

import dev.nabla.optim.Optimizer;

/** {@code rate = base * (1 - epoch / totalIters)^power}, and 0 from {@code totalIters} on. */
public final class PolynomialLr extends RateSchedule {
  private final int totalIters;
  private final double power;

  /** A line to 0 in 5 epochs. */
  public PolynomialLr(Optimizer optimizer) {
    this(optimizer, 5, 1);
  }

  /** To 0 in {@code totalIters} epochs, at least 1. */
  public PolynomialLr(Optimizer optimizer, int totalIters, double power) {
    super("polynomialLr", optimizer);
    this.totalIters = Check.steps("polynomialLr", "totalIters", totalIters);
    this.power = Check.atLeastZero("polynomialLr", "power", power);
    start();
  }

  @Override
  protected double next(int group, double rate) {
    if (epoch() > totalIters) {
      return rate;
    }
    double total = totalIters;
    return rate * Math.pow((1 - epoch() / total) / (1 - (epoch() - 1) / total), power);
  }
}
