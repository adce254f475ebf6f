package dev.nabla.optim.schedule;

import dev.nabla.optim.Optimizer;

/**
 * {@code rate = etaMin + (base - etaMin) (1 + cos(pi t / T)) / 2}, where t counts epochs since the
 * last restart, and T, the epochs until the next, is {@code t0} at first and {@code tMult} times as
 * many after each (Loshchilov and Hutter, "SGDR: Stochastic gradient descent with warm restarts",
 * 2017).
 */
public final class CosineAnnealingWarmRestarts extends RateSchedule {
  private static final String NAME = "cosineAnnealingWarmRestarts";

  private final int t0;
  private final int tMult;
  private final double etaMin;

  /** Down to 0 every {@code t0} epochs. */
  public CosineAnnealingWarmRestarts(Optimizer optimizer, int t0) {
    this(optimizer, t0, 1, 0);
  }

  /** With {@code t0} and {@code tMult} of at least 1. */
  public CosineAnnealingWarmRestarts(Optimizer optimizer, int t0, int tMult, double etaMin) {
    super(NAME, optimizer);
    this.t0 = Check.steps(NAME, "t0", t0);
    this.tMult = Check.steps(NAME, "tMult", tMult);
    this.etaMin = Check.atLeastZero(NAME, "etaMin", etaMin);
    start();
  }

  @Override
  protected double next(int group, double rate) {
    long length = t0;
    long since = epoch();
    if (tMult == 1) {
      since %= length;
    }
    while (since >= length) {
      since -= length;
      length *= tMult;
    }
    return etaMin + (base(group) - etaMin) * (1 + Math.cos(Math.PI * since / length)) / 2;
  }

  @Override
  protected double first(int group, double rate) {
    return next(group, rate);
  }

  @Override
  protected double restarted(int group, double rate) {
    return next(group, rate);
  }
}
