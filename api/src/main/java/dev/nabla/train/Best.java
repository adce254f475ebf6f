package dev.nabla.train;

import dev.nabla.tensor.NablaException;
import java.util.Map;

/** The best value of a figure so far; NaN before the first. */
final class Best {
  private final String figure;
  private final Goal goal;
  private final double least;
  private double value = Double.NaN;

  Best(String figure, Goal goal, double least) {
    this.figure = figure;
    this.goal = goal;
    this.least = least;
  }

  /** One number of a saved state. */
  static double of(Map<String, Double> state, String name) {
    Double number = state.get(name);
    if (number == null) {
      throw new NablaException(
          "callback",
          "a state with '" + name + "'",
          state.keySet().toString(),
          "restore what the same callback saved");
    }
    return number;
  }

  String figure() {
    return figure;
  }

  double value() {
    return value;
  }

  void restore(double to) {
    value = to;
  }

  /** Whether the last epoch's figure is better by more than {@code least}; then it is the best. */
  boolean improves(Run run) {
    Double now = run.figures().get(figure);
    if (now == null) {
      throw new NablaException(
          "callback",
          "one of the figures " + run.figures().keySet(),
          "'" + figure + "'",
          "name one of them, or give the trainer a validation");
    }
    boolean better =
        switch (goal) {
          case LEAST -> now < value - least;
          case GREATEST -> now > value + least;
        };
    boolean first = Double.isNaN(value) && !Double.isNaN(now);
    if (better || first) {
      value = now;
      return true;
    }
    return false;
  }
}
