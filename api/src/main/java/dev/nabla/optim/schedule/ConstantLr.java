package dev.nabla.optim.schedule;

import dev.nabla.optim.Optimizer;

/** {@code rate = rate * factor} at first, and the whole rate from {@code totalIters} on. */
public final class ConstantLr extends RateSchedule {
  private final double factor;
  private final int totalIters;

  /** A third of the rate for 5 epochs. */
  public ConstantLr(Optimizer optimizer) {
    this(optimizer, 1.0 / 3, 5);
  }

  /** With a factor above 0 and at most 1, for at least one epoch. */
  public ConstantLr(Optimizer optimizer, double factor, int totalIters) {
    super("constantLr", optimizer);
    this.factor = factor;
    this.totalIters = Check.steps("constantLr", "totalIters", totalIters);
    Check.that(
        factor > 0 && factor <= 1,
        "constantLr",
        "a factor above 0 and at most 1",
        factor,
        "the rate is divided by it in the end");
    start();
  }

  @Override
  protected double next(int group, double rate) {
    if (epoch() == 0) {
      return rate * factor;
    }
    return epoch() == totalIters ? rate * (1 / factor) : rate;
  }

  @Override
  protected double first(int group, double rate) {
    return next(group, rate);
  }

  @Override
  protected double restarted(int group, double rate) {
    return base(group) * factor;
  }
}
