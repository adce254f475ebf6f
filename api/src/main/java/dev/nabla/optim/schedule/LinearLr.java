package dev.nabla.optim.schedule;

import dev.nabla.optim.Optimizer;

/**
 * {@code rate = base * (startFactor + (endFactor - startFactor) * epoch / totalIters)}, until
 * {@code totalIters}: the usual warm-up.
 */
public final class LinearLr extends RateSchedule {
  private final double startFactor;
  private final double endFactor;
  private final int totalIters;

  /** From a third of the rate to all of it in 5 epochs. */
  public LinearLr(Optimizer optimizer) {
    this(optimizer, 1.0 / 3, 1, 5);
  }

  /** With a start factor above 0 and at most 1, an end factor from 0 to 1. */
  public LinearLr(Optimizer optimizer, double startFactor, double endFactor, int totalIters) {
    super("linearLr", optimizer);
    this.startFactor = startFactor;
    this.endFactor = Check.between("linearLr", "endFactor", endFactor, 0, 1);
    this.totalIters = Check.steps("linearLr", "totalIters", totalIters);
    Check.that(
        startFactor > 0 && startFactor <= 1,
        "linearLr",
        "a startFactor above 0 and at most 1",
        startFactor,
        "each rate is made of the one before");
    start();
  }

  @Override
  protected double next(int group, double rate) {
    if (epoch() == 0) {
      return rate * startFactor;
    }
    if (epoch() > totalIters) {
      return rate;
    }
    double rise = endFactor - startFactor;
    return rate * (1 + rise / (totalIters * startFactor + (epoch() - 1) * rise));
  }

  @Override
  protected double first(int group, double rate) {
    return rate * startFactor;
  }

  @Override
  protected double restarted(int group, double rate) {
    return base(group) * startFactor;
  }
}
