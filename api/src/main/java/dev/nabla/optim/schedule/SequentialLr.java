package dev.nabla.optim.schedule;

import dev.nabla.tensor.NablaException;
import java.util.List;
import java.util.Map;

/**
 * One schedule after the other: the next begins at each milestone, from the rates that the
 * optimizer had at first.
 *
 * <p>So a warm-up is a {@link LinearLr} before the main schedule: see {@link Schedule}.
 */
public final class SequentialLr extends ScheduleBase {
  private static final String NAME = "sequentialLr";

  private final Parts parts;
  private final List<Integer> milestones;

  /**
   * Of schedules of one optimizer.
   *
   * @param milestones the epochs at which the second schedule begins, the third, …
   */
  public SequentialLr(List<? extends Schedule> schedules, List<Integer> milestones) {
    this(Parts.of(NAME, schedules), List.copyOf(milestones));
  }

  private SequentialLr(Parts parts, List<Integer> milestones) {
    super(NAME, parts.optimizer());
    this.parts = parts;
    this.milestones = milestones;
    requireMilestones();
    restart();
  }

  private void requireMilestones() {
    int wanted = parts.all().size() - 1;
    if (milestones.size() != wanted
        || milestones.stream().anyMatch(m -> m < 0)
        || !milestones.equals(milestones.stream().sorted().toList())) {
      throw new NablaException(
          NAME,
          wanted + " milestones of at least 0, ascending, for " + (wanted + 1) + " schedules",
          milestones.toString(),
          "name the epoch at which each schedule but the first begins");
    }
  }

  /** How many schedules were left behind. */
  private int index() {
    return (int) milestones.stream().filter(m -> m <= epoch()).count();
  }

  private ScheduleBase part() {
    return parts.all().get(index());
  }

  @Override
  public void step() {
    wholly(
        () -> {
          at(epoch() + 1);
          if (index() > 0 && milestones.get(index() - 1) == epoch()) {
            part().restart();
          } else {
            part().step();
          }
        });
  }

  /** A step, as in PyTorch: the milestones of a sequence that begins another come one early. */
  @Override
  void begin() {
    step();
  }

  @Override
  void rewind() {
    at(0);
    parts.all().forEach(ScheduleBase::rewind);
  }

  /** PyTorch cannot do this in a sequence: as made anew at this point. */
  @Override
  void restart() {
    groups.toInitial();
    rewind();
    part().begin();
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
