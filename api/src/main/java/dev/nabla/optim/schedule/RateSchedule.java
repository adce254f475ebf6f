package dev.nabla.optim.schedule;

import dev.nabla.optim.Optimizer;
import dev.nabla.optim.ParameterGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A schedule of one formula, which gives each group's next rate.
 *
 * <p>A rule of your own extends this: it keeps its settings, calls {@link #start} at the end of its
 * constructor, and implements {@link #next}.
 */
public abstract non-sealed class RateSchedule extends ScheduleBase {
  private List<Double> base = List.of();

  /**
   * For {@code optimizer}, which has groups.
   *
   * @param name what errors call it
   */
  protected RateSchedule(String name, Optimizer optimizer) {
    super(name, optimizer);
  }

  /** The rate of {@code group} at {@link #epoch}, 1 or later, where it is {@code rate} now. */
  protected abstract double next(int group, double rate);

  /**
   * The rate of {@code group} at epoch 0, where it is {@code rate} now: that, unless overridden.
   */
  protected double first(int group, double rate) {
    return rate;
  }

  /** The rate at epoch 0 where another schedule went before, in a sequence: the base rate. */
  protected double restarted(int group, double rate) {
    return base(group);
  }

  /**
   * The momenta that go with the rates of {@link #epoch}, one for each group; none to keep them.
   */
  protected List<Double> momenta() {
    return List.of();
  }

  /** The rate that {@code group} had before any schedule changed it. */
  protected final double base(int group) {
    return base.get(group);
  }

  /** Sets the first rates: the last thing that a constructor does. */
  protected final void start() {
    base(groups.all().stream().map(ParameterGroup::initialLearningRate).toList());
    rewind();
    begin();
  }

  final void base(List<Double> rates) {
    base = List.copyOf(rates);
  }

  @Override
  public final void step() {
    move(epoch() + 1, this::next);
  }

  @Override
  final void begin() {
    move(epoch() + 1, this::first);
  }

  @Override
  final void restart() {
    move(0, this::restarted);
  }

  @Override
  final void rewind() {
    at(-1);
  }

  /** The rate of a group, by its present one. */
  private interface Formula {
    double rate(int group, double rate);
  }

  private void move(int to, Formula formula) {
    int before = epoch();
    boolean done = false;
    try {
      at(to);
      List<Double> rates = new ArrayList<>();
      for (ParameterGroup<?> group : groups.all()) {
        rates.add(formula.rate(rates.size(), group.learningRate()));
      }
      groups.set(rates, momenta());
      remember();
      done = true;
    } finally {
      at(done ? to : before);
    }
  }

  @Override
  final void save(Map<String, Double> state) {
    Numbers.put(state, "base", base);
  }

  @Override
  final void load(Map<String, Double> state) {
    base = Numbers.list(state, "base", groups.count());
  }
}
