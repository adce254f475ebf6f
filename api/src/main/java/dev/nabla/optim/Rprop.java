package dev.nabla.optim;

import dev.nabla.tensor.Parameter;
import dev.nabla.tensor.Tensor;
import java.util.List;

/**
 * {@code p = p - sign(g) * s}, where each element's step s, {@code learningRate} at first, is
 * multiplied by {@code etaPlus} while its gradient keeps its sign and by {@code etaMinus} where
 * that changed, in which case it stays where it is for this step (Riedmiller and Braun, "A direct
 * adaptive method for faster backpropagation learning: the RPROP algorithm", 1993). For whole
 * batches.
 */
public final class Rprop extends GroupedOptimizer<Rprop.Options> {
  /**
   * PyTorch's hyper-parameters.
   *
   * @param learningRate 1e-2, the first step
   * @param etaMinus 0.5
   * @param etaPlus 1.2
   * @param stepSizeMin 1e-6
   * @param stepSizeMax 50
   * @param maximize false
   */
  public record Options(
      double learningRate,
      double etaMinus,
      double etaPlus,
      double stepSizeMin,
      double stepSizeMax,
      boolean maximize)
      implements Hyperparameters<Options> {
    /** Checks them. */
    public Options {
      Require.learningRate("rprop", learningRate);
      Require.that(
          etaMinus > 0 && etaMinus < 1,
          "rprop",
          "an eta minus between 0 and 1",
          Double.toString(etaMinus),
          "0.5 is usual");
      Require.that(
          etaPlus > 1 && etaPlus < Double.POSITIVE_INFINITY,
          "rprop",
          "a finite eta plus above 1",
          Double.toString(etaPlus),
          "1.2 is usual");
      Require.that(
          stepSizeMin >= 0 && stepSizeMin <= stepSizeMax,
          "rprop",
          "a least step from 0 to the greatest",
          stepSizeMin + " and " + stepSizeMax,
          "1e-6 and 50 are usual");
    }

    /** The defaults. */
    public Options() {
      this(1e-2, 0.5, 1.2, 1e-6, 50, false);
    }

    @Override
    public Options learningRate(double to) {
      return new Options(to, etaMinus, etaPlus, stepSizeMin, stepSizeMax, maximize);
    }

    /** These with another factor where the sign changed. */
    public Options etaMinus(double to) {
      return new Options(learningRate, to, etaPlus, stepSizeMin, stepSizeMax, maximize);
    }

    /** These with another factor while the sign stays. */
    public Options etaPlus(double to) {
      return new Options(learningRate, etaMinus, to, stepSizeMin, stepSizeMax, maximize);
    }

    /** These with another least step. */
    public Options stepSizeMin(double to) {
      return new Options(learningRate, etaMinus, etaPlus, to, stepSizeMax, maximize);
    }

    /** These with another greatest step. */
    public Options stepSizeMax(double to) {
      return new Options(learningRate, etaMinus, etaPlus, stepSizeMin, to, maximize);
    }

    /** These, the objective to become greater. */
    public Options maximize(boolean to) {
      return new Options(learningRate, etaMinus, etaPlus, stepSizeMin, stepSizeMax, to);
    }

    /** These with other factors. */
    public Options etas(double minus, double plus) {
      return etaMinus(minus).etaPlus(plus);
    }

    /** These with other bounds of the steps. */
    public Options stepSizes(double min, double max) {
      return new Options(learningRate, etaMinus, etaPlus, min, max, maximize);
    }
  }

  /** One group. */
  public Rprop(List<Parameter> parameters, Options options) {
    this(List.of(new ParameterGroup<>(parameters, options)));
  }

  /** Each group by its own options. */
  public Rprop(List<ParameterGroup<Options>> groups) {
    super("rprop", groups);
  }

  @Override
  protected Tensor update(Tensor parameter, Tensor grad, ParameterState state, Options options) {
    Tensor g = Terms.gradient(parameter, grad, 0, options.maximize());
    state.nextStep();
    Tensor turn = g.mul(state.tensorOrZeros("prev", parameter));
    Tensor turned = turn.lt(0);
    Tensor factor = Terms.full(parameter, 1);
    factor = factor.maskedFill(turn.gt(0), options.etaPlus());
    factor = factor.maskedFill(turned, options.etaMinus());
    Tensor before = state.tensor("step_size", () -> Terms.full(parameter, options.learningRate()));
    Tensor size =
        state.keep(
            "step_size", before.mul(factor).clamp(options.stepSizeMin(), options.stepSizeMax()));
    Tensor kept = state.keep("prev", g.maskedFill(turned, 0));
    return parameter.sub(kept.sign().mul(size));
  }
}
