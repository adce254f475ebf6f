package dev.nabla.optim.schedule;

import dev.nabla.optim.Optimizer;
import dev.nabla.optim.ParameterGroup;
import dev.nabla.tensor.NablaException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One cycle: from {@code maxLr / divFactor} up to maxLr, and down to {@code maxLr / divFactor /
 * finalDivFactor}; the momentum goes the other way (Smith and Topin, "Super-convergence: very fast
 * training of neural networks using large learning rates", 2018).
 *
 * <p>It sets the rates by itself, whatever they were: step it after each batch, {@code totalSteps}
 * times at most.
 */
public final class OneCycleLr extends RateSchedule {
  private static final String NAME = "oneCycleLr";

  private final Options options;
  private final OneCycle cycle;
  private final List<Double> maxLrs;
  private final List<Double> baseMomenta;
  private final List<Double> maxMomenta;

  /**
   * PyTorch's settings; what is a list has one number for all groups or one for each.
   *
   * @param maxLr the greatest rates
   * @param totalSteps how many steps the cycle has
   * @param pctStart the share of the steps for the way up, 0.3
   * @param annealStrategy a cosine
   * @param cycleMomentum true, with an optimizer that has a momentum or betas
   * @param baseMomentum 0.85, where the rate is greatest
   * @param maxMomentum 0.95
   * @param divFactor 25
   * @param finalDivFactor 10000
   * @param threePhase false
   */
  public record Options(
      List<Double> maxLr,
      int totalSteps,
      double pctStart,
      AnnealStrategy annealStrategy,
      boolean cycleMomentum,
      List<Double> baseMomentum,
      List<Double> maxMomentum,
      double divFactor,
      double finalDivFactor,
      boolean threePhase) {
    /** Checks them. */
    public Options {
      maxLr = List.copyOf(maxLr);
      baseMomentum = List.copyOf(baseMomentum);
      maxMomentum = List.copyOf(maxMomentum);
      Check.rates(NAME, "maxLr", maxLr);
      Check.steps(NAME, "totalSteps", totalSteps);
      Check.between(NAME, "pctStart", pctStart, 0, 1);
      Check.momenta(NAME, "baseMomentum", baseMomentum);
      Check.momenta(NAME, "maxMomentum", maxMomentum);
      Check.above(NAME, "divFactor", divFactor);
      Check.above(NAME, "finalDivFactor", finalDivFactor);
      Check.that(
          pctStart * totalSteps != 1,
          NAME,
          "more than one step up, or none",
          pctStart + " of " + totalSteps + " steps",
          "give more steps, or another pctStart");
    }

    /** The defaults. */
    public Options(double maxLr, int totalSteps) {
      this(
          List.of(maxLr),
          totalSteps,
          0.3,
          AnnealStrategy.COS,
          true,
          List.of(0.85),
          List.of(0.95),
          25,
          1e4,
          false);
    }

    /** The defaults, for {@code epochs * stepsPerEpoch} steps. */
    public Options(double maxLr, int epochs, int stepsPerEpoch) {
      this(maxLr, Math.multiplyExact(epochs, stepsPerEpoch));
    }

    /** These with other greatest rates. */
    public Options maxLr(double... to) {
      return new Options(
          list(to),
          totalSteps,
          pctStart,
          annealStrategy,
          cycleMomentum,
          baseMomentum,
          maxMomentum,
          divFactor,
          finalDivFactor,
          threePhase);
    }

    /** These with another share of the steps for the way up. */
    public Options pctStart(double to) {
      return new Options(
          maxLr,
          totalSteps,
          to,
          annealStrategy,
          cycleMomentum,
          baseMomentum,
          maxMomentum,
          divFactor,
          finalDivFactor,
          threePhase);
    }

    /** These with another way between the rates. */
    public Options annealStrategy(AnnealStrategy to) {
      return new Options(
          maxLr,
          totalSteps,
          pctStart,
          to,
          cycleMomentum,
          baseMomentum,
          maxMomentum,
          divFactor,
          finalDivFactor,
          threePhase);
    }

    /** These with the momentum left alone, or not. */
    public Options cycleMomentum(boolean to) {
      return new Options(
          maxLr,
          totalSteps,
          pctStart,
          annealStrategy,
          to,
          baseMomentum,
          maxMomentum,
          divFactor,
          finalDivFactor,
          threePhase);
    }

    /** These with other least momenta. */
    public Options baseMomentum(double... to) {
      return new Options(
          maxLr,
          totalSteps,
          pctStart,
          annealStrategy,
          cycleMomentum,
          list(to),
          maxMomentum,
          divFactor,
          finalDivFactor,
          threePhase);
    }

    /** These with other greatest momenta. */
    public Options maxMomentum(double... to) {
      return new Options(
          maxLr,
          totalSteps,
          pctStart,
          annealStrategy,
          cycleMomentum,
          baseMomentum,
          list(to),
          divFactor,
          finalDivFactor,
          threePhase);
    }

    /** These with another first rate. */
    public Options divFactor(double to) {
      return new Options(
          maxLr,
          totalSteps,
          pctStart,
          annealStrategy,
          cycleMomentum,
          baseMomentum,
          maxMomentum,
          to,
          finalDivFactor,
          threePhase);
    }

    /** These with another last rate. */
    public Options finalDivFactor(double to) {
      return new Options(
          maxLr,
          totalSteps,
          pctStart,
          annealStrategy,
          cycleMomentum,
          baseMomentum,
          maxMomentum,
          divFactor,
          to,
          threePhase);
    }

    /** These with the way down as long as the way up and a third phase after it, or not. */
    public Options threePhase(boolean to) {
      return new Options(
          maxLr,
          totalSteps,
          pctStart,
          annealStrategy,
          cycleMomentum,
          baseMomentum,
          maxMomentum,
          divFactor,
          finalDivFactor,
          to);
    }

    private static List<Double> list(double... values) {
      return Arrays.stream(values).boxed().toList();
    }
  }

  /** By {@code options}. */
  public OneCycleLr(Optimizer optimizer, Options options) {
    super(NAME, optimizer);
    this.options = options;
    this.cycle =
        OneCycle.of(
            options.totalSteps(),
            options.pctStart(),
            options.threePhase(),
            options.annealStrategy());
    this.maxLrs = groups.each("maxLr", options.maxLr());
    this.baseMomenta = groups.each("baseMomentum", options.baseMomentum());
    this.maxMomenta = groups.each("maxMomentum", options.maxMomentum());
    if (options.cycleMomentum()) {
      groups.set(groups.rates(), maxMomenta);
    }
    for (int i = 0; i < groups.count(); i++) {
      ParameterGroup<?> group = groups.all().get(i);
      group.initialLearningRate(maxLrs.get(i) / options.divFactor());
    }
    start();
  }

  @Override
  protected double next(int group, double rate) {
    if (epoch() > options.totalSteps()) {
      throw new NablaException(
          NAME,
          "at most " + options.totalSteps() + " steps",
          "step " + epoch(),
          "name all the steps of the training as totalSteps");
    }
    double initial = maxLrs.get(group) / options.divFactor();
    double least = initial / options.finalDivFactor();
    return cycle.at(epoch(), initial, maxLrs.get(group), least, initial);
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
      double most = maxMomenta.get(i);
      momenta.add(cycle.at(epoch(), most, baseMomenta.get(i), most, most));
    }
    return momenta;
  }
}
