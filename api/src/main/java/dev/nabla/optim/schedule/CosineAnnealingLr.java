package dev.nabla.optim.schedule;

import dev.nabla.optim.Optimizer;

/**
 * {@code rate = etaMin + (base - etaMin) (1 + cos(pi epoch / tMax)) / 2}, down in {@code tMax}
 * epochs and up again in as many (Loshchilov and Hutter, "SGDR: Stochastic gradient descent with
 * warm restarts", 2017, without the restarts).
 */
public final class CosineAnnealingLr extends RateSchedule {
  private final int tMax;
  private final double etaMin;

  /** Down to 0. */
  public CosineAnnealingLr(Optimizer optimizer, int tMax) {
    this(optimizer, tMax, 0);
  }

  /** Down to {@code etaMin}. */
  public CosineAnnealingLr(Optimizer optimizer, int tMax, double etaMin) {
    super("cosineAnnealingLr", optimizer);
    this.tMax = Check.steps("cosineAnnealingLr", "tMax", tMax);
    this.etaMin = Check.atLeastZero("cosineAnnealingLr", "etaMin", etaMin);
    start();
  }

  /** Of the rate before, so that other schedules may change it, too. */
  @Override
  protected double next(int group, double rate) {
    if ((epoch() - 1 - tMax) % (2L * tMax) == 0) { // the rate before is etaMin
      return rate + (base(group) - etaMin) * (1 - Math.cos(Math.PI / tMax)) / 2;
    }
    return raised(epoch()) / raised(epoch() - 1) * (rate - etaMin) + etaMin;
  }

  private double raised(int epoch) {
    return 1 + Math.cos(Math.PI * epoch / tMax);
  }

  @Override
  protected double restarted(int group, double rate) {
    return etaMin + (base(group) - etaMin) * raised(0) / 2;
  }
}
