package dev.nabla.optim;

import dev.nabla.tensor.Parameter;
import dev.nabla.tensor.Tensor;
import java.util.List;

/**
 * {@code p = p * (1 - lambd * eta) - eta * g}, where {@code eta = learningRate / (1 + lambd *
 * learningRate * t)^alpha}, with the average of p from step t0 on kept as "ax" in the {@link
 * #state} (Polyak and Juditsky, "Acceleration of stochastic approximation by averaging", 1992).
 */
public final class Asgd extends GroupedOptimizer<Asgd.Options> {
  /**
   * PyTorch's hyper-parameters.
   *
   * @param learningRate 1e-2
   * @param lambd 1e-4, the decay
   * @param alpha 0.75, the power by which eta falls
   * @param t0 1e6, where the average begins
   * @param weightDecay 0
   * @param maximize false
   */
  public record Options(
      double learningRate,
      double lambd,
      double alpha,
      double t0,
      double weightDecay,
      boolean maximize)
      implements Hyperparameters<Options> {
    /** Checks them. */
    public Options {
      Require.learningRate("asgd", learningRate);
      Require.atLeastZero("asgd", "lambd", lambd);
      Require.finite("asgd", "alpha", alpha);
      Require.atLeastZero("asgd", "t0", t0);
      Require.atLeastZero("asgd", "weight decay", weightDecay);
    }

    /** The defaults. */
    public Options() {
      this(1e-2, 1e-4, 0.75, 1e6, 0, false);
    }

    @Override
    public Options learningRate(double to) {
      return new Options(to, lambd, alpha, t0, weightDecay, maximize);
    }

    /** These with another decay. */
    public Options lambd(double to) {
      return new Options(learningRate, to, alpha, t0, weightDecay, maximize);
    }

    /** These with another power by which eta falls. */
    public Options alpha(double to) {
      return new Options(learningRate, lambd, to, t0, weightDecay, maximize);
    }

    /** These with another step where the average begins. */
    public Options t0(double to) {
      return new Options(learningRate, lambd, alpha, to, weightDecay, maximize);
    }

    /** These with another weight decay. */
    public Options weightDecay(double to) {
      return new Options(learningRate, lambd, alpha, t0, to, maximize);
    }

    /** These, the objective to become greater. */
    public Options maximize(boolean to) {
      return new Options(learningRate, lambd, alpha, t0, weightDecay, to);
    }
  }

  /** One group. */
  public Asgd(List<Parameter> parameters, Options options) {
    this(List.of(new ParameterGroup<>(parameters, options)));
  }

  /** Each group by its own options. */
  public Asgd(List<ParameterGroup<Options>> groups) {
    super("asgd", groups);
  }

  @Override
  protected Tensor update(Tensor parameter, Tensor grad, ParameterState state, Options options) {
    Tensor g = Terms.gradient(parameter, grad, options.weightDecay(), options.maximize());
    double rate = options.learningRate();
    double eta = state.number("eta", (float) rate);
    double mu = state.number("mu", 1);
    int step = state.nextStep();
    Tensor p = parameter.mul(1 - options.lambd() * eta).sub(g.mul(eta));
    Tensor average = state.tensorOrZeros("ax", parameter);
    state.keep("ax", mu == 1 ? p : average.add(p.sub(average).mul(mu)));
    // in single precision whatever the parameter's, as PyTorch keeps them
    state.keep(
        "eta", (float) (rate / Math.pow(1 + options.lambd() * rate * step, options.alpha())));
    state.keep("mu", (float) (1 / Math.max(1, step - options.t0())));
    return p;
  }
}
