package dev.nabla.optim;

import dev.nabla.tensor.Parameter;
import dev.nabla.tensor.Tensor;
import java.util.List;

/**
 * {@code p = p - learningRate / (1 - beta1^t) * m / u}, where {@code m = beta1 * m + (1 - beta1) *
 * g} and {@code u = max(beta2 * u, |g| + eps)} begin at 0: {@link Adam} with the greatest gradient
 * in the place of the average square (the same paper).
 */
public final class Adamax extends GroupedOptimizer<Adamax.Options> {
  /**
   * PyTorch's hyper-parameters.
   *
   * @param learningRate 2e-3
   * @param beta1 0.9, how much of the average gradient each step keeps
   * @param beta2 0.999, how much of the greatest gradient each step keeps
   * @param eps 1e-8, added to each gradient's size
   * @param weightDecay 0
   * @param maximize false
   */
  public record Options(
      double learningRate,
      double beta1,
      double beta2,
      double eps,
      double weightDecay,
      boolean maximize)
      implements Hyperparameters<Options> {
    /** Checks them. */
    public Options {
      Require.learningRate("adamax", learningRate);
      Require.beta("adamax", "beta1", beta1);
      Require.beta("adamax", "beta2", beta2);
      Require.atLeastZero("adamax", "eps", eps);
      Require.atLeastZero("adamax", "weight decay", weightDecay);
    }

    /** The defaults. */
    public Options() {
      this(2e-3, 0.9, 0.999, 1e-8, 0, false);
    }

    @Override
    public Options learningRate(double to) {
      return new Options(to, beta1, beta2, eps, weightDecay, maximize);
    }

    /** These with another decay rate of the average gradient. */
    public Options beta1(double to) {
      return new Options(learningRate, to, beta2, eps, weightDecay, maximize);
    }

    /** These with another decay rate of the greatest gradient. */
    public Options beta2(double to) {
      return new Options(learningRate, beta1, to, eps, weightDecay, maximize);
    }

    /** These with another number added to each gradient's size. */
    public Options eps(double to) {
      return new Options(learningRate, beta1, beta2, to, weightDecay, maximize);
    }

    /** These with another weight decay. */
    public Options weightDecay(double to) {
      return new Options(learningRate, beta1, beta2, eps, to, maximize);
    }

    /** These, the objective to become greater. */
    public Options maximize(boolean to) {
      return new Options(learningRate, beta1, beta2, eps, weightDecay, to);
    }

    /** The first beta. */
    @Override
    public double momentum() {
      return beta1;
    }

    @Override
    public Options momentum(double to) {
      return beta1(to);
    }

    /** These with other decay rates of the averages. */
    public Options betas(double first, double second) {
      return beta1(first).beta2(second);
    }
  }

  /** One group. */
  public Adamax(List<Parameter> parameters, Options options) {
    this(List.of(new ParameterGroup<>(parameters, options)));
  }

  /** Each group by its own options. */
  public Adamax(List<ParameterGroup<Options>> groups) {
    super("adamax", groups);
  }

  @Override
  protected Tensor update(Tensor parameter, Tensor grad, ParameterState state, Options options) {
    Tensor g = Terms.gradient(parameter, grad, options.weightDecay(), options.maximize());
    int step = state.nextStep();
    Tensor m = Terms.average("exp_avg", g, state, options.beta1());
    Tensor before = state.tensorOrZeros("exp_inf", parameter).mul(options.beta2());
    Tensor u = state.keep("exp_inf", before.maximum(g.abs().add(options.eps())));
    double rate = options.learningRate() / (1 - Math.pow(options.beta1(), step));
    return parameter.add(m.mul(-rate).div(u));
  }
}
