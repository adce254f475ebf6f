package dev.nabla.optim.schedule;

import dev.nabla.optim.Optimizer;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/** {@code rate = base * factor(epoch)}. */
public final class LambdaLr extends RateSchedule {
  private final List<IntToDoubleFunction> factors;

  /** One factor for all groups. */
  public LambdaLr(Optimizer optimizer, IntToDoubleFunction factor) {
    this(optimizer, List.of(factor));
  }

  /** A factor for each group. */
  public LambdaLr(Optimizer optimizer, List<IntToDoubleFunction> factors) {
    super("lambdaLr", optimizer);
    this.factors = groups.each("factor", factors);
    start();
  }

  @Override
  protected double next(int group, double rate) {
    return base(group) * factors.get(group).applyAsDouble(epoch());
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
