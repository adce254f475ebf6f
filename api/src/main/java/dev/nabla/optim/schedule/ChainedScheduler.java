package dev.nabla.optim.schedule;

import java.util.List;
import java.util.Map;

/** Several schedules at once: each step is a step of all of them, in their order. */
public final class ChainedScheduler extends ScheduleBase {
  private final Parts parts;

  /** Of schedules of one optimizer, at least one. */
  public ChainedScheduler(List<? extends Schedule> schedules) {
    this(Parts.of("chainedScheduler", schedules));
  }

  private ChainedScheduler(Parts parts) {
    super("chainedScheduler", parts.optimizer());
    this.parts = parts;
  }

  @Override
  public void step() {
    wholly(
        () -> {
          at(epoch() + 1);
          parts.all().forEach(Schedule::step);
        });
  }

  /** A step, as in PyTorch: a part that leaves the first rate alone does not do so here. */
  @Override
  void begin() {
    parts.all().forEach(Schedule::step);
    remember();
  }

  @Override
  void rewind() {
    at(0);
    parts.all().forEach(ScheduleBase::rewind);
  }

  /** PyTorch cannot do this: as made anew at this point. */
  @Override
  void restart() {
    groups.toInitial();
    rewind();
    parts.all().forEach(ScheduleBase::begin);
    remember();
  }

  @Override
  void save(Map<String, Double> state) {
    parts.save(state);
  }

  @Override
  void load(Map<String, Double> state) {
    parts.load(state);
  }
}
