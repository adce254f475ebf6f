package dev.nabla.optim.schedule;

import dev.nabla.optim.Optimizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a composite needs of its parts, whether they are composites themselves or not. */
abstract sealed class ScheduleBase implements Schedule
    permits RateSchedule, ChainedScheduler, SequentialLr {
  final Groups groups;
  private int epoch;
  private List<Double> learningRates;

  ScheduleBase(String name, Optimizer optimizer) {
    this.groups = new Groups(name, optimizer);
    this.learningRates = groups.rates();
  }

  /** Sets the first rates once more, after {@link #rewind}. */
  abstract void begin();

  /** Goes back before the first step, but leaves the rates. */
  abstract void rewind();

  /** Begins now, in the middle of a sequence, from the rates that all schedules count from. */
  abstract void restart();

  abstract void save(Map<String, Double> state);

  abstract void load(Map<String, Double> state);

  /** Runs {@code step}; if it fails, nothing was changed. */
  final void wholly(Runnable step) {
    Map<String, Double> before = state();
    Runnable back = groups.back();
    boolean done = false;
    try {
      step.run();
      remember();
      done = true;
    } finally {
      if (!done) {
        restore(before);
        back.run();
      }
    }
  }

  final void at(int to) {
    epoch = to;
  }

  /** Remembers the present rates as those set last. */
  final void remember() {
    learningRates = groups.rates();
  }

  @Override
  public final int epoch() {
    return epoch;
  }

  @Override
  public final List<Double> learningRates() {
    return learningRates;
  }

  @Override
  public final Optimizer optimizer() {
    return groups.optimizer();
  }

  @Override
  public final Map<String, Double> state() {
    Map<String, Double> state = new LinkedHashMap<>();
    Numbers.putKind(state, groups.where());
    state.put("epoch", (double) epoch);
    Numbers.put(state, "learningRate", learningRates);
    save(state);
    return state;
  }

  @Override
  public final void restore(Map<String, Double> state) {
    Numbers.requireFit(groups.where(), state(), state);
    epoch = (int) Numbers.number(state, "epoch");
    learningRates = Numbers.list(state, "learningRate", groups.count());
    load(state);
  }

  @Override
  public String toString() {
    return groups.where() + " at " + epoch + ": " + learningRates;
  }
}
