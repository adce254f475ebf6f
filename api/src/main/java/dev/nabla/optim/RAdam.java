package dev.nabla.optim;

import dev.nabla.tensor.Parameter;
import dev.nabla.tensor.Tensor;
import java.util.List;

/**
 * {@link Adam} without the first steps' great variance: {@code p = p - learningRate * m^ * r_t /
 * (sqrt(v) + eps) * sqrt(1 - beta2^t)} as soon as {@code rho_t > 5}, before that {@code p = p -
 * learningRate * m^}, where {@code rho = 2 / (1 - beta2) - 1}, {@code rho_t = rho - 2 * t * beta2^t
 * / (1 - beta2^t)} and {@code r_t = sqrt((rho_t - 4) * (rho_t - 2) * rho / ((rho - 4) * (rho - 2) *
 * rho_t))} (Liu et al., "On the variance of the adaptive learning rate and beyond", 2020).
 */
public final class RAdam extends GroupedOptimizer<RAdam.Options> {
  /**
   * PyTorch's hyper-parameters.
   *
   * @param learningRate 1e-3
   * @param beta1 0.9, how much of the average gradient each step keeps
   * @param beta2 0.999, the same for its square
   * @param eps 1e-8, added to the denominator
   * @param weightDecay 0
   * @param decoupledWeightDecay false
   * @param maximize false
   */
  public record Options(
      double learningRate,
      double beta1,
      double beta2,
      double eps,
      double weightDecay,
      boolean decoupledWeightDecay,
      boolean maximize)
      implements Hyperparameters<Options> {
    /** Checks them. */
    public Options {
      Require.learningRate("rAdam", learningRate);
      Require.beta("rAdam", "beta1", beta1);
      Require.beta("rAdam", "beta2", beta2);
      Require.atLeastZero("rAdam", "eps", eps);
      Require.atLeastZero("rAdam", "weight decay", weightDecay);
    }

    /** The defaults. */
    public Options() {
      this(1e-3, 0.9, 0.999, 1e-8, 0, false, false);
    }

    @Override
    public Options learningRate(double to) {
      return new Options(to, beta1, beta2, eps, weightDecay, decoupledWeightDecay, maximize);
    }

    /** These with another decay rate of the average gradient. */
    public Options beta1(double to) {
      return new Options(learningRate, to, beta2, eps, weightDecay, decoupledWeightDecay, maximize);
    }

    /** These with another decay rate of the average square. */
    public Options beta2(double to) {
      return new Options(learningRate, beta1, to, eps, weightDecay, decoupledWeightDecay, maximize);
    }

    /** These with another number in the denominator. */
    public Options eps(double to) {
      return new Options(
          learningRate, beta1, beta2, to, weightDecay, decoupledWeightDecay, maximize);
    }

    /** These with another weight decay. */
    public Options weightDecay(double to) {
      return new Options(learningRate, beta1, beta2, eps, to, decoupledWeightDecay, maximize);
    }

    /** These with the weight decay apart from the gradient, or in it. */
    public Options decoupledWeightDecay(boolean to) {
      return new Options(learningRate, beta1, beta2, eps, weightDecay, to, maximize);
    }

    /** These, the objective to become greater. */
    public Options maximize(boolean to) {
      return new Options(learningRate, beta1, beta2, eps, weightDecay, decoupledWeightDecay, to);
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
  public RAdam(List<Parameter> parameters, Options options) {
    this(List.of(new ParameterGroup<>(parameters, options)));
  }

  /** Each group by its own options. */
  public RAdam(List<ParameterGroup<Options>> groups) {
    super("rAdam", groups);
  }

  @Override
  protected Tensor update(Tensor parameter, Tensor grad, ParameterState state, Options options) {
    boolean decoupled = options.decoupledWeightDecay();
    double decay = options.weightDecay();
    Tensor p = decoupled ? Terms.decayed(parameter, options.learningRate(), decay) : parameter;
    Tensor g = Terms.gradient(parameter, grad, decoupled ? 0 : decay, options.maximize());
    int step = state.nextStep();
    Tensor m = Terms.average("exp_avg", g, state, options.beta1());
    Tensor v = Terms.averageSquare("exp_avg_sq", g, state, options.beta2());
    Tensor way = m.div(1 - Math.pow(options.beta1(), step)).mul(options.learningRate());
    double last = Math.pow(options.beta2(), step);
    double rho = 2 / (1 - options.beta2()) - 1;
    double rhoNow = rho - 2 * step * last / (1 - last);
    if (rhoNow > 5) {
      Tensor adaptive = v.sqrt().add(options.eps()).reciprocal().mul(Math.sqrt(1 - last));
      way = way.mul(adaptive).mul(rectification(rho, rhoNow));
    }
    return p.sub(way);
  }

  private static double rectification(double rho, double now) {
    return Math.sqrt((now - 4) * (now - 2) * rho / ((rho - 4) * (rho - 2) * now));
  }
}
