package dev.nabla.optim.schedule;

import dev.nabla.optim.Optimizer;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/** {@code rate = rate * factor(epoch)}, from epoch 1 on. */
public final class MultiplicativeLr extends RateSchedule {
  private final List<IntToDoubleFunction> factors;

  /** One factor for all groups. */
  public MultiplicativeLr(Optimizer optimizer, IntToDoubleFunction factor) {
    this(optimizer, List.of(factor));
  }

  /** A factor for each group. */
  public MultiplicativeLr(Optimizer optimizer, List<IntToDoubleFunction> factors) {
    super("multiplicativeLr", optimizer);
    this.factors = groups.each("factor", factors);
    start();
  }

  @Override
  protected double next(int group, double rate) {
    return rate * factors.get(group).applyAsDouble(epoch());
  }

  /** In the middle of a sequence {@code factor(0)} counts, too, as it does in PyTorch. */
  @Override
  protected double restarted(int group, double rate) {
    return next(group, rate);
  }
}
