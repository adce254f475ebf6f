package dev.nabla.optim;

import dev.nabla.tensor.Parameter;
import dev.nabla.tensor.Tensor;
import java.util.List;

/**
 * {@code p = p - learningRate * (sign(beta1 * m + (1 - beta1) * g) + weightDecay * p)}, and then
 * {@code m = beta2 * m + (1 - beta2) * g}, which begins at 0 (Chen et al., "Symbolic discovery of
 * optimization algorithms", 2023). Every element moves by the rate: take a tenth of {@link
 * AdamW}'s.
 */
public final class Lion extends GroupedOptimizer<Lion.Options> {
  /**
   * The paper's hyper-parameters.
   *
   * @param learningRate 1e-4
   * @param beta1 0.9, how much of m the sign looks at
   * @param beta2 0.99, how much of m each step keeps
   * @param weightDecay 0
   * @param maximize false
   */
  public record Options(
      double learningRate, double beta1, double beta2, double weightDecay, boolean maximize)
      implements Hyperparameters<Options> {
    /** Checks them. */
    public Options {
      Require.learningRate("lion", learningRate);
      Require.beta("lion", "beta1", beta1);
      Require.beta("lion", "beta2", beta2);
      Require.atLeastZero("lion", "weight decay", weightDecay);
    }

    /** The defaults. */
    public Options() {
      this(1e-4, 0.9, 0.99, 0, false);
    }

    @Override
    public Options learningRate(double to) {
      return new Options(to, beta1, beta2, weightDecay, maximize);
    }

    /** These with another share of the average in the sign. */
    public Options beta1(double to) {
      return new Options(learningRate, to, beta2, weightDecay, maximize);
    }

    /** These with another decay rate of the average. */
    public Options beta2(double to) {
      return new Options(learningRate, beta1, to, weightDecay, maximize);
    }

    /** These with another weight decay. */
    public Options weightDecay(double to) {
      return new Options(learningRate, beta1, beta2, to, maximize);
    }

    /** These, the objective to become greater. */
    public Options maximize(boolean to) {
      return new Options(learningRate, beta1, beta2, weightDecay, to);
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
  public Lion(List<Parameter> parameters, Options options) {
    this(List.of(new ParameterGroup<>(parameters, options)));
  }

  /** Each group by its own options. */
  public Lion(List<ParameterGroup<Options>> groups) {
    super("lion", groups);
  }

  @Override
  protected Tensor update(Tensor parameter, Tensor grad, ParameterState state, Options options) {
    Tensor g = Terms.gradient(parameter, grad, 0, options.maximize());
    Tensor m = state.tensorOrZeros("exp_avg", parameter);
    Tensor way = m.mul(options.beta1()).add(g.mul(1 - options.beta1())).sign();
    if (options.weightDecay() != 0) {
      way = way.add(parameter.mul(options.weightDecay()));
    }
    state.keep("exp_avg", m.mul(options.beta2()).add(g.mul(1 - options.beta2())));
    return parameter.sub(way.mul(options.learningRate()));
  }
}
