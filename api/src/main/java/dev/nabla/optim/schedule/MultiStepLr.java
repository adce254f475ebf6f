package dev.nabla.optim.schedule;

import dev.nabla.optim.Optimizer;
import java.util.Collections;
import java.util.List;

/** {@code rate = rate * gamma} at each of the milestones; twice where one is named twice. */
public final class MultiStepLr extends RateSchedule {
  private final List<Integer> milestones;
  private final double gamma;

  /** To a tenth at each of {@code milestones}, which are epochs in any order. */
  public MultiStepLr(Optimizer optimizer, List<Integer> milestones) {
    this(optimizer, milestones, 0.1);
  }

  /** With milestones of at least 0, in any order. */
  public MultiStepLr(Optimizer optimizer, List<Integer> milestones, double gamma) {
    super("multiStepLr", optimizer);
    this.milestones = List.copyOf(milestones);
    this.gamma = Check.atLeastZero("multiStepLr", "gamma", gamma);
    Check.that(
        milestones.stream().allMatch(m -> m >= 0),
        "multiStepLr",
        "milestones of at least 0",
        milestones,
        "count epochs from 0");
    start();
  }

  @Override
  protected double next(int group, double rate) {
    int times = Collections.frequency(milestones, epoch());
    return times == 0 ? rate : rate * Math.pow(gamma, times);
  }

  @Override
  protected double first(int group, double rate) {
    return next(group, rate);
  }

  @Override
  protected double restarted(int group, double rate) {
    return base(group) * Math.pow(gamma, Collections.frequency(milestones, 0));
  }
}
