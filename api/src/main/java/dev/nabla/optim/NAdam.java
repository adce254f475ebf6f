package dev.nabla.optim;

import dev.nabla.tensor.Parameter;
import dev.nabla.tensor.Tensor;
import java.util.List;

/**
 * {@link Adam} that looks one step ahead, as Nesterov's momentum does: {@code p = p - learningRate
 * * ((1 - mu_t) / (1 - M_t) * g + mu_(t+1) / (1 - M_(t+1)) * m) / (sqrt(v^) + eps)}, where {@code
 * mu_t = beta1 * (1 - 0.96^(t * momentumDecay) / 2)} and {@code M_t} is the product of all mu so
 * far (Dozat, "Incorporating Nesterov momentum into Adam", 2016).
 */
public final class NAdam extends GroupedOptimizer<NAdam.Options> {
  /**
   * PyTorch's hyper-parameters.
   *
   * @param learningRate 2e-3
   * @param beta1 0.9, how much of the average gradient each step keeps
   * @param beta2 0.999, the same for its square
   * @param eps 1e-8, added to the denominator
   * @param weightDecay 0
   * @param momentumDecay 4e-3, how soon the momentum reaches beta1
   * @param decoupledWeightDecay false
   * @param maximize false
   */
  public record Options(
      double learningRate,
      double beta1,
      double beta2,
      double eps,
      double weightDecay,
      double momentumDecay,
      boolean decoupledWeightDecay,
      boolean maximize)
      implements Hyperparameters<Options> {
    /** Checks them. */
    public Options {
      Require.learningRate("nAdam", learningRate);
      Require.beta("nAdam", "beta1", beta1);
      Require.beta("nAdam", "beta2", beta2);
      Require.atLeastZero("nAdam", "eps", eps);
      Require.atLeastZero("nAdam", "weight decay", weightDecay);
      Require.atLeastZero("nAdam", "momentum decay", momentumDecay);
    }

    /** The defaults. */
    public Options() {
      this(2e-3, 0.9, 0.999, 1e-8, 0, 4e-3, false, false);
    }

    @Override
    public Options learningRate(double to) {
      return new Options(
          to, beta1, beta2, eps, weightDecay, momentumDecay, decoupledWeightDecay, maximize);
    }

    /** These with another decay rate of the average gradient. */
    public Options beta1(double to) {
      return new Options(
          learningRate, to, beta2, eps, weightDecay, momentumDecay, decoupledWeightDecay, maximize);
    }

    /** These with another decay rate of the average square. */
    public Options beta2(double to) {
      return new Options(
          learningRate, beta1, to, eps, weightDecay, momentumDecay, decoupledWeightDecay, maximize);
    }

    /** These with another number in the denominator. */
    public Options eps(double to) {
      return new Options(
          learningRate,
          beta1,
          beta2,
          to,
          weightDecay,
          momentumDecay,
          decoupledWeightDecay,
          maximize);
    }

    /** These with another weight decay. */
    public Options weightDecay(double to) {
      return new Options(
          learningRate, beta1, beta2, eps, to, momentumDecay, decoupledWeightDecay, maximize);
    }

    /** These with another momentum decay. */
    public Options momentumDecay(double to) {
      return new Options(
          learningRate, beta1, beta2, eps, weightDecay, to, decoupledWeightDecay, maximize);
    }

    /** These with the weight decay apart from the gradient, or in it. */
    public Options decoupledWeightDecay(boolean to) {
      return new Options(learningRate, beta1, beta2, eps, weightDecay, momentumDecay, to, maximize);
    }

    /** These, the objective to become greater. */
    public Options maximize(boolean to) {
      return new Options(
          learningRate, beta1, beta2, eps, weightDecay, momentumDecay, decoupledWeightDecay, to);
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
  public NAdam(List<Parameter> parameters, Options options) {
    this(List.of(new ParameterGroup<>(parameters, options)));
  }

  /** Each group by its own options. */
  public NAdam(List<ParameterGroup<Options>> groups) {
    super("nAdam", groups);
  }

  @Override
  protected Tensor update(Tensor parameter, Tensor grad, ParameterState state, Options options) {
    boolean decoupled = options.decoupledWeightDecay();
    double decay = options.weightDecay();
    Tensor p = decoupled ? Terms.decayed(parameter, options.learningRate(), decay) : parameter;
    Tensor g = Terms.gradient(parameter, grad, decoupled ? 0 : decay, options.maximize());
    int step = state.nextStep();
    double mu = mu(step, options);
    double next = mu(step + 1, options);
    double product = state.keep("mu_product", product(state.number("mu_product", 1), mu));
    Tensor m = Terms.average("exp_avg", g, state, options.beta1());
    Tensor v = Terms.averageSquare("exp_avg_sq", g, state, options.beta2());
    Tensor root = v.div(1 - Math.pow(options.beta2(), step)).sqrt().add(options.eps());
    double rate = -options.learningRate();
    return p.add(g.mul(rate * (1 - mu) / (1 - product)).div(root))
        .add(m.mul(rate * next / (1 - product * next)).div(root));
  }

  private static double mu(int step, Options options) {
    return options.beta1() * (1 - 0.5 * Math.pow(0.96, step * options.momentumDecay()));
  }

  /** In single precision whatever the parameter's, as PyTorch keeps it. */
  private static float product(double before, double mu) {
    return (float) before * (float) mu;
  }
}
