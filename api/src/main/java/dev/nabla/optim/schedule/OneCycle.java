package dev.nabla.optim.schedule;

import java.util.List;

/**
 * The phases of a {@link OneCycleLr}: up, down and, if there are three, further down.
 *
 * @param ends the step at which each phase ends
 */
record OneCycle(List<Double> ends, AnnealStrategy strategy) {
  static OneCycle of(int totalSteps, double pctStart, boolean threePhase, AnnealStrategy strategy) {
    double first = pctStart * totalSteps - 1;
    double last = totalSteps - 1;
    return new OneCycle(
        threePhase ? List.of(first, 2 * pctStart * totalSteps - 2, last) : List.of(first, last),
        strategy);
  }

  /**
   * What goes from {@code start} to {@code peak} and, in two phases, to {@code last}, or in three
   * to {@code third} before that, at {@code step}.
   */
  double at(int step, double start, double peak, double last, double third) {
    double[] values =
        ends.size() == 3
            ? new double[] {start, peak, third, last}
            : new double[] {start, peak, last};
    int phase = 0;
    while (phase < ends.size() - 1 && step > ends.get(phase)) {
      phase++;
    }
    double from = phase == 0 ? 0 : ends.get(phase - 1);
    double length = ends.get(phase) - from;
    double share = length == 0 ? 1 : (step - from) / length;
    return strategy.between(values[phase], values[phase + 1], share);
  }
}
