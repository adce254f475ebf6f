package dev.nabla.optim.schedule;

import dev.nabla.optim.Optimizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code rate = max(rate * factor, minLr)} once a metric was no better for more than {@code
 * patience} epochs.
 *
 * <p>It needs that metric, so that it is no part of a {@link SequentialLr} or {@link
 * ChainedScheduler}. NaN is never better.
 */
public final class ReduceLrOnPlateau implements Resumable {
  private static final String NAME = "reduceLrOnPlateau";

  private final Options options;
  private final Groups groups;
  private final List<Double> minLrs;
  private int epoch;
  private double best;
  private int badEpochs;
  private int cooldown;
  private List<Double> learningRates;

  /** What is better. */
  public enum Mode {
    /** Less, as of a loss. */
    MIN,
    /** More, as of an accuracy. */
    MAX
  }

  /** Of what the threshold is. */
  public enum ThresholdMode {
    /** A share of the best so far. */
    REL,
    /** A number. */
    ABS
  }

  /**
   * PyTorch's settings.
   *
   * @param mode MIN
   * @param factor 0.1, from 0 to below 1
   * @param patience how many epochs without a better metric are borne, 10
   * @param threshold by how much a better metric has to be better, 1e-4
   * @param thresholdMode REL
   * @param cooldown for how many epochs after a reduction none counts as bad, 0
   * @param minLr the least rates, one for all groups or one for each, 0
   * @param eps the least change of a rate, 1e-8: smaller ones are left out
   */
  public record Options(
      Mode mode,
      double factor,
      int patience,
      double threshold,
      ThresholdMode thresholdMode,
      int cooldown,
      List<Double> minLr,
      double eps) {
    /** Checks them. */
    public Options {
      minLr = List.copyOf(minLr);
      Check.that(
          factor >= 0 && factor < 1, NAME, "a factor from 0 to below 1", factor, "0.1 is usual");
      Check.atLeastZero(NAME, "patience", patience);
      Check.atLeastZero(NAME, "threshold", threshold);
      Check.atLeastZero(NAME, "cooldown", cooldown);
      Check.rates(NAME, "minLr", minLr);
      Check.atLeastZero(NAME, "eps", eps);
    }

    /** The defaults. */
    public Options() {
      this(Mode.MIN, 0.1, 10, 1e-4, ThresholdMode.REL, 0, List.of(0.0), 1e-8);
    }

    /** These for a metric that is to fall, or to rise. */
    public Options mode(Mode to) {
      return new Options(to, factor, patience, threshold, thresholdMode, cooldown, minLr, eps);
    }

    /** These with another factor. */
    public Options factor(double to) {
      return new Options(mode, to, patience, threshold, thresholdMode, cooldown, minLr, eps);
    }

    /** These with another patience. */
    public Options patience(int to) {
      return new Options(mode, factor, to, threshold, thresholdMode, cooldown, minLr, eps);
    }

    /** These with another threshold. */
    public Options threshold(double to) {
      return new Options(mode, factor, patience, to, thresholdMode, cooldown, minLr, eps);
    }

    /** These with a threshold of another kind. */
    public Options thresholdMode(ThresholdMode to) {
      return new Options(mode, factor, patience, threshold, to, cooldown, minLr, eps);
    }

    /** These with another cooldown. */
    public Options cooldown(int to) {
      return new Options(mode, factor, patience, threshold, thresholdMode, to, minLr, eps);
    }

    /** These with other least rates. */
    public Options minLr(double... to) {
      return new Options(
          mode,
          factor,
          patience,
          threshold,
          thresholdMode,
          cooldown,
          Arrays.stream(to).boxed().toList(),
          eps);
    }

    /** These with another least change. */
    public Options eps(double to) {
      return new Options(mode, factor, patience, threshold, thresholdMode, cooldown, minLr, to);
    }
  }

  /** For a loss, with the defaults. */
  public ReduceLrOnPlateau(Optimizer optimizer) {
    this(optimizer, new Options());
  }

  /** By {@code options}. */
  public ReduceLrOnPlateau(Optimizer optimizer, Options options) {
    this.options = options;
    this.groups = new Groups(NAME, optimizer);
    this.minLrs = groups.each("minLr", options.minLr());
    this.best = options.mode() == Mode.MIN ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
    this.learningRates = groups.rates();
  }

  /** Sets the rates after an epoch that ended with {@code metric}. */
  public void step(double metric) {
    epoch++;
    badEpochs++;
    if (isBetter(metric)) {
      best = metric;
      badEpochs = 0;
    }
    if (cooldown > 0) {
      cooldown--;
      badEpochs = 0;
    }
    if (badEpochs > options.patience()) {
      reduce();
      cooldown = options.cooldown();
      badEpochs = 0;
    }
    learningRates = groups.rates();
  }

  private boolean isBetter(double metric) {
    double threshold = options.threshold();
    boolean relative = options.thresholdMode() == ThresholdMode.REL;
    return switch (options.mode()) {
      case MIN -> metric < (relative ? best * (1 - threshold) : best - threshold);
      case MAX -> metric > (relative ? best * (threshold + 1) : best + threshold);
    };
  }

  private void reduce() {
    List<Double> reduced = new ArrayList<>();
    for (double rate : groups.rates()) {
      double less = Math.max(rate * options.factor(), minLrs.get(reduced.size()));
      reduced.add(rate - less > options.eps() ? less : rate);
    }
    groups.set(reduced);
  }

  /** How many metrics it was given. */
  public int epoch() {
    return epoch;
  }

  /** The rates after the last step, one for each group. */
  public List<Double> learningRates() {
    return learningRates;
  }

  /** Whose rates it sets. */
  public Optimizer optimizer() {
    return groups.optimizer();
  }

  @Override
  public Map<String, Double> state() {
    Map<String, Double> state = new LinkedHashMap<>();
    Numbers.putKind(state, NAME);
    state.put("epoch", (double) epoch);
    state.put("best", best);
    state.put("badEpochs", (double) badEpochs);
    state.put("cooldown", (double) cooldown);
    Numbers.put(state, "learningRate", learningRates);
    return state;
  }

  @Override
  public void restore(Map<String, Double> state) {
    Numbers.requireFit(NAME, state(), state);
    epoch = (int) Numbers.number(state, "epoch");
    best = Numbers.number(state, "best");
    badEpochs = (int) Numbers.number(state, "badEpochs");
    cooldown = (int) Numbers.number(state, "cooldown");
    learningRates = Numbers.list(state, "learningRate", groups.count());
  }
}
