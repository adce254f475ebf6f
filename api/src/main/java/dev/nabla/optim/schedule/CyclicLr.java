package dev.nabla.optim.schedule;

import dev.nabla.optim.Optimizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.DoubleUnaryOperator;

/**
 * {@code rate = baseLr + (maxLr - baseLr) * rise * mode}, where rise goes from 0 to 1 in {@code
 * stepSizeUp} steps and back in {@code stepSizeDown}; the momentum goes the other way (Smith,
 * "Cyclical learning rates for training neural networks", 2017).
 *
 * <p>It sets the rates by itself, whatever they were: step it after each batch.
 */
public final class CyclicLr extends RateSchedule {
  private final Options options;
  private final List<Double> baseLrs;
  private final List<Double> maxLrs;
  private final List<Double> baseMomenta;
  private final List<Double> maxMomenta;

  /** By what the height of a cycle is multiplied. */
  @FunctionalInterface
  public interface Mode {
    /** All cycles as high. */
    Mode TRIANGULAR = (cycle, step) -> 1;

    /** Each cycle half as high as the one before. */
    Mode TRIANGULAR2 = (cycle, step) -> 1 / Math.pow(2, cycle - 1);

    /** {@code gamma^step}. */
    static Mode expRange(double gamma) {
      Check.atLeastZero("cyclicLr", "gamma", gamma);
      return (cycle, step) -> Math.pow(gamma, step);
    }

    /** A function of the cycle. */
    static Mode ofCycle(DoubleUnaryOperator scaleFn) {
      return (cycle, step) -> scaleFn.applyAsDouble(cycle);
    }

    /** A function of the step. */
    static Mode ofIterations(DoubleUnaryOperator scaleFn) {
      return (cycle, step) -> scaleFn.applyAsDouble(step);
    }

    /**
     * The factor.
     *
     * @param cycle from 1
     * @param step from 0
     */
    double scale(int cycle, int step);
  }

  /**
   * PyTorch's settings; what is a list has one number for all groups or one for each.
   *
   * @param baseLr the least rates, which come first
   * @param stepSizeUp 2000
   * @param stepSizeDown as stepSizeUp
   * @param mode triangular
   * @param cycleMomentum true, with an optimizer that has a momentum or betas
   * @param baseMomentum 0.8, where the rate is greatest
   * @param maxMomentum 0.9
   */
  public record Options(
      List<Double> baseLr,
      List<Double> maxLr,
      int stepSizeUp,
      OptionalInt stepSizeDown,
      Mode mode,
      boolean cycleMomentum,
      List<Double> baseMomentum,
      List<Double> maxMomentum) {
    /** Checks them. */
    public Options {
      baseLr = List.copyOf(baseLr);
      maxLr = List.copyOf(maxLr);
      baseMomentum = List.copyOf(baseMomentum);
      maxMomentum = List.copyOf(maxMomentum);
      Check.rates("cyclicLr", "baseLr", baseLr);
      Check.rates("cyclicLr", "maxLr", maxLr);
      Check.steps("cyclicLr", "stepSizeUp", stepSizeUp);
      Check.steps("cyclicLr", "stepSizeDown", stepSizeDown.orElse(stepSizeUp));
      Check.momenta("cyclicLr", "baseMomentum", baseMomentum);
      Check.momenta("cyclicLr", "maxMomentum", maxMomentum);
    }

    /** The defaults. */
    public Options(double baseLr, double maxLr) {
      this(
          List.of(baseLr),
          List.of(maxLr),
          2000,
          OptionalInt.empty(),
          Mode.TRIANGULAR,
          true,
          List.of(0.8),
          List.of(0.9));
    }

    /** These with other least rates. */
    public Options baseLr(double... to) {
      return new Options(
          list(to),
          maxLr,
          stepSizeUp,
          stepSizeDown,
          mode,
          cycleMomentum,
          baseMomentum,
          maxMomentum);
    }

    /** These with other greatest rates. */
    public Options maxLr(double... to) {
      return new Options(
          baseLr,
          list(to),
          stepSizeUp,
          stepSizeDown,
          mode,
          cycleMomentum,
          baseMomentum,
          maxMomentum);
    }

    /** These with another number of steps up, and down unless it is named. */
    public Options stepSizeUp(int to) {
      return new Options(
          baseLr, maxLr, to, stepSizeDown, mode, cycleMomentum, baseMomentum, maxMomentum);
    }

    /** These with another number of steps down. */
    public Options stepSizeDown(int to) {
      return new Options(
          baseLr,
          maxLr,
          stepSizeUp,
          OptionalInt.of(to),
          mode,
          cycleMomentum,
          baseMomentum,
          maxMomentum);
    }

    /** These with another mode: {@code mode(Mode.TRIANGULAR2)}. */
    public Options mode(Mode to) {
      return new Options(
          baseLr, maxLr, stepSizeUp, stepSizeDown, to, cycleMomentum, baseMomentum, maxMomentum);
    }

    /** These with the momentum left alone, or not. */
    public Options cycleMomentum(boolean to) {
      return new Options(
          baseLr, maxLr, stepSizeUp, stepSizeDown, mode, to, baseMomentum, maxMomentum);
    }

    /** These with other least momenta. */
    public Options baseMomentum(double... to) {
      return new Options(
          baseLr, maxLr, stepSizeUp, stepSizeDown, mode, cycleMomentum, list(to), maxMomentum);
    }

    /** These with other greatest momenta. */
    public Options maxMomentum(double... to) {
      return new Options(
          baseLr, maxLr, stepSizeUp, stepSizeDown, mode, cycleMomentum, baseMomentum, list(to));
    }

    private static List<Double> list(double... values) {
      return Arrays.stream(values).boxed().toList();
    }
  }

  /** By {@code options}. */
  public CyclicLr(Optimizer optimizer, Options options) {
    super("cyclicLr", optimizer);
    this.options = options;
    this.baseLrs = groups.each("baseLr", options.baseLr());
    this.maxLrs = groups.each("maxLr", options.maxLr());
    this.baseMomenta = groups.each("baseMomentum", options.baseMomentum());
    this.maxMomenta = groups.each("maxMomentum", options.maxMomentum());
    groups.set(baseLrs, options.cycleMomentum() ? maxMomenta : List.of());
    start();
    base(baseLrs);
  }

  @Override
  protected double next(int group, double rate) {
    return base(group) + (maxLrs.get(group) - base(group)) * rise() * scale();
  }

  @Override
  protected double first(int group, double rate) {
    return next(group, rate);
  }

  @Override
  protected double restarted(int group, double rate) {
    return next(group, rate);
  }

  @Override
  protected List<Double> momenta() {
    List<Double> momenta = new ArrayList<>();
    for (int i = 0; options.cycleMomentum() && i < groups.count(); i++) {
      double height = (maxMomenta.get(i) - baseMomenta.get(i)) * rise();
      momenta.add(maxMomenta.get(i) - height * scale());
    }
    return momenta;
  }

  private double scale() {
    return options.mode().scale(cycle(), epoch());
  }

  private double cycles() {
    int down = options.stepSizeDown().orElse(options.stepSizeUp());
    return epoch() / ((double) options.stepSizeUp() + down);
  }

  private int cycle() {
    return (int) Math.floor(1 + cycles());
  }

  private double rise() {
    double x = 1 + cycles() - cycle();
    int up = options.stepSizeUp();
    double peak = up / ((double) up + options.stepSizeDown().orElse(up));
    return x <= peak ? x / peak : (x - 1) / (peak - 1);
  }
}
