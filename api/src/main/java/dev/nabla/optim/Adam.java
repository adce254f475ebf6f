package dev.nabla.optim;

import dev.nabla.tensor.Parameter;
import dev.nabla.tensor.Tensor;
import java.util.List;

/**
 * {@code p = p - learningRate * m^ / (sqrt(v^) + eps)}, where {@code m = beta1 * m + (1 - beta1) *
 * g} and {@code v = beta2 * v + (1 - beta2) * g^2} begin at 0, and {@code m^ = m / (1 - beta1^t)},
 * {@code v^ = v / (1 - beta2^t)} at step t (Kingma and Ba, "Adam: a method for stochastic
 * optimization", 2015).
 *
 * <p>{@code g = grad + weightDecay * p}; decoupled, p first becomes {@code p * (1 - learningRate *
 * weightDecay)} instead. With amsgrad the greatest v so far takes the place of v (Reddi et al., "On
 * the convergence of Adam and beyond", 2018).
 */
public final class Adam extends GroupedOptimizer<Adam.Options> {
  /**
   * PyTorch's hyper-parameters.
   *
   * @param learningRate 1e-3
   * @param beta1 0.9, how much of the average gradient each step keeps
   * @param beta2 0.999, the same for its square
   * @param eps 1e-8, added to the denominator
   * @param weightDecay 0
   * @param amsgrad false
   * @param maximize false
   * @param decoupledWeightDecay false; true is {@link AdamW}
   */
  public record Options(
      double learningRate,
      double beta1,
      double beta2,
      double eps,
      double weightDecay,
      boolean amsgrad,
      boolean maximize,
      boolean decoupledWeightDecay)
      implements Hyperparameters<Options> {
    /** Checks them. */
    public Options {
      Require.learningRate("adam", learningRate);
      Require.beta("adam", "beta1", beta1);
      Require.beta("adam", "beta2", beta2);
      Require.atLeastZero("adam", "eps", eps);
      Require.atLeastZero("adam", "weight decay", weightDecay);
    }

    /** The defaults. */
    public Options() {
      this(1e-3, 0.9, 0.999, 1e-8, 0, false, false, false);
    }

    @Override
    public Options learningRate(double to) {
      return new Options(
          to, beta1, beta2, eps, weightDecay, amsgrad, maximize, decoupledWeightDecay);
    }

    /** These with another decay rate of the average gradient. */
    public Options beta1(double to) {
      return new Options(
          learningRate, to, beta2, eps, weightDecay, amsgrad, maximize, decoupledWeightDecay);
    }

    /** These with another decay rate of the average square. */
    public Options beta2(double to) {
      return new Options(
          learningRate, beta1, to, eps, weightDecay, amsgrad, maximize, decoupledWeightDecay);
    }

    /** These with another number in the denominator. */
    public Options eps(double to) {
      return new Options(
          learningRate, beta1, beta2, to, weightDecay, amsgrad, maximize, decoupledWeightDecay);
    }

    /** These with another weight decay. */
    public Options weightDecay(double to) {
      return new Options(
          learningRate, beta1, beta2, eps, to, amsgrad, maximize, decoupledWeightDecay);
    }

    /** These with the greatest average square so far, or with the present one. */
    public Options amsgrad(boolean to) {
      return new Options(
          learningRate, beta1, beta2, eps, weightDecay, to, maximize, decoupledWeightDecay);
    }

    /** These, the objective to become greater. */
    public Options maximize(boolean to) {
      return new Options(
          learningRate, beta1, beta2, eps, weightDecay, amsgrad, to, decoupledWeightDecay);
    }

    /** These with the weight decay apart from the gradient, or in it. */
    public Options decoupledWeightDecay(boolean to) {
      return new Options(learningRate, beta1, beta2, eps, weightDecay, amsgrad, maximize, to);
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
  public Adam(List<Parameter> parameters, Options options) {
    this(List.of(new ParameterGroup<>(parameters, options)));
  }

  /** Each group by its own options. */
  public Adam(List<ParameterGroup<Options>> groups) {
    super("adam", groups);
  }

  @Override
  protected Tensor update(Tensor parameter, Tensor grad, ParameterState state, Options options) {
    return updated(parameter, grad, state, options);
  }

  /** {@link AdamW} takes the same step. */
  static Tensor updated(Tensor parameter, Tensor grad, ParameterState state, Options options) {
    boolean decoupled = options.decoupledWeightDecay();
    double decay = options.weightDecay();
    Tensor p = decoupled ? Terms.decayed(parameter, options.learningRate(), decay) : parameter;
    Tensor g = Terms.gradient(parameter, grad, decoupled ? 0 : decay, options.maximize());
    int step = state.nextStep();
    Tensor m = Terms.average("exp_avg", g, state, options.beta1());
    Tensor v = Terms.averageSquare("exp_avg_sq", g, state, options.beta2());
    if (options.amsgrad()) {
      Tensor most = state.tensorOrZeros("max_exp_avg_sq", parameter);
      v = state.keep("max_exp_avg_sq", most.maximum(v));
    }
    double rate = options.learningRate() / (1 - Math.pow(options.beta1(), step));
    double correction = Math.sqrt(1 - Math.pow(options.beta2(), step));
    return p.add(m.mul(-rate).div(v.sqrt().div(correction).add(options.eps())));
  }
}
