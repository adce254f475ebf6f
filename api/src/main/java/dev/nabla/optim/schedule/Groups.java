package dev.nabla.optim.schedule;

import dev.nabla.optim.Hyperparameters;
import dev.nabla.optim.Optimizer;
import dev.nabla.optim.ParameterGroup;
import dev.nabla.tensor.NablaException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The groups of an optimizer, changed all at once or not at all. */
final class Groups {
  private final String where;
  private final Optimizer optimizer;
  private final List<? extends ParameterGroup<?>> all;

  Groups(String where, Optimizer optimizer) {
    this.where = where;
    this.optimizer = optimizer;
    this.all = optimizer.groups();
    if (all.isEmpty()) {
      throw new NablaException(
          where,
          "an optimizer whose groups() have learning rates",
          optimizer + " without groups",
          "choose one of dev.nabla.optim, or override groups()");
    }
  }

  String where() {
    return where;
  }

  Optimizer optimizer() {
    return optimizer;
  }

  List<? extends ParameterGroup<?>> all() {
    return all;
  }

  int count() {
    return all.size();
  }

  List<Double> rates() {
    List<Double> rates = new ArrayList<>();
    all.forEach(group -> rates.add(group.learningRate()));
    return List.copyOf(rates);
  }

  /** Sets a rate for each group. */
  void set(List<Double> rates) {
    set(rates, List.of());
  }

  /** Sets a rate for each group, and a momentum for each unless there are none. */
  void set(List<Double> rates, List<Double> momenta) {
    List<Runnable> changes = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      requireRate(i, rates.get(i));
      changes.add(change(all.get(i), rates.get(i), momenta.isEmpty() ? null : momenta.get(i)));
    }
    changes.forEach(Runnable::run);
  }

  /** Sets the rates that schedules count from. */
  void toInitial() {
    set(all.stream().map(ParameterGroup::initialLearningRate).toList());
  }

  /** What brings back the present settings. */
  Runnable back() {
    List<Runnable> all = new ArrayList<>();
    this.all.forEach(group -> all.add(back(group)));
    return () -> all.forEach(Runnable::run);
  }

  private static <H extends Hyperparameters<H>> Runnable back(ParameterGroup<H> group) {
    H settings = group.settings();
    return () -> group.settings(settings);
  }

  /** The change, its numbers already checked by the optimizer's settings. */
  private static <H extends Hyperparameters<H>> Runnable change(
      ParameterGroup<H> group, double rate, @Nullable Double momentum) {
    H changed = group.settings().learningRate(rate);
    H settings = momentum == null ? changed : changed.momentum(momentum);
    return () -> group.settings(settings);
  }

  private void requireRate(int group, double rate) {
    if (!(rate >= 0 && rate < Double.POSITIVE_INFINITY)) {
      throw new NablaException(
          where,
          "learning rates that are finite and at least 0",
          rate + " for group " + group,
          "mend the settings or the function that gave it");
    }
  }

  /** {@code values}, one for each group; a single one is for all. */
  <T> List<T> each(String what, List<T> values) {
    if (values.size() == 1) {
      return Collections.nCopies(all.size(), values.get(0));
    }
    if (values.size() != all.size()) {
      throw new NablaException(
          where,
          "one " + what + ", or one for each of " + all.size() + " groups",
          Integer.toString(values.size()),
          "give as many as the optimizer has groups");
    }
    return List.copyOf(values);
  }
}
