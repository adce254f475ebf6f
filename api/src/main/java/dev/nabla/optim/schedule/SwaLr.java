package dev.nabla.optim.schedule;

import dev.nabla.optim.Optimizer;
import java.util.Arrays;
import java.util.List;

/**
 * Goes from the present rate to {@code swaLr} in {@code annealEpochs} steps, and stays there: for
 * the averaging of weights late in a training (Izmailov et al., "Averaging weights leads to wider
 * optima and better generalization", 2018).
 *
 * <p>Step it instead of the main schedule once the averaging has begun.
 */
public final class SwaLr extends RateSchedule {
  private final Options options;
  private final List<Double> targets;

  /**
   * PyTorch's settings.
   *
   * @param swaLr the rates to go to, one for all groups or one for each
   * @param annealEpochs 10; 0 goes there at once
   * @param annealStrategy a cosine
   */
  public record Options(List<Double> swaLr, int annealEpochs, AnnealStrategy annealStrategy) {
    /** Checks them. */
    public Options {
      swaLr = List.copyOf(swaLr);
      Check.rates("swaLr", "swaLr", swaLr);
      Check.atLeastZero("swaLr", "annealEpochs", annealEpochs);
    }

    /** The defaults. */
    public Options(double... swaLr) {
      this(Arrays.stream(swaLr).boxed().toList(), 10, AnnealStrategy.COS);
    }

    /** These with another number of steps. */
    public Options annealEpochs(int to) {
      return new Options(swaLr, to, annealStrategy);
    }

    /** These with another way. */
    public Options annealStrategy(AnnealStrategy to) {
      return new Options(swaLr, annealEpochs, to);
    }
  }

  /** To {@code swaLr} in 10 steps along a cosine. */
  public SwaLr(Optimizer optimizer, double swaLr) {
    this(optimizer, new Options(swaLr));
  }

  /** By {@code options}. */
  public SwaLr(Optimizer optimizer, Options options) {
    super("swaLr", optimizer);
    this.options = options;
    this.targets = groups.each("swaLr", options.swaLr());
    start();
  }

  @Override
  protected double next(int group, double rate) {
    double target = targets.get(group);
    int step = options.annealEpochs() == 0 ? Math.max(1, epoch()) : epoch();
    double before = weight(step - 1);
    double start = before == 1 ? target : (rate - before * target) / (1 - before);
    double weight = weight(step);
    return target * weight + start * (1 - weight);
  }

  private double weight(int step) {
    double share = (double) step / Math.max(1, options.annealEpochs());
    return options.annealStrategy().weight(Math.max(0, Math.min(1, share)));
  }

  @Override
  protected double first(int group, double rate) {
    return next(group, rate);
  }

  @Override
  protected double restarted(int group, double rate) {
    return next(group, rate);
  }
}
