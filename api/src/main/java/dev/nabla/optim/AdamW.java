package dev.nabla.optim;

import dev.nabla.tensor.Parameter;
import dev.nabla.tensor.Tensor;
import java.util.List;

/**
 * {@link Adam} whose weight decay is no part of the gradient: p becomes {@code p * (1 -
 * learningRate * weightDecay)} before the step (Loshchilov and Hutter, "Decoupled weight decay
 * regularization", 2019).
 */
public final class AdamW extends GroupedOptimizer<AdamW.Options> {
  /**
   * PyTorch's hyper-parameters.
   *
   * @param learningRate 1e-3
   * @param beta1 0.9, how much of the average gradient each step keeps
   * @param beta2 0.999, the same for its square
   * @param eps 1e-8, added to the denominator
   * @param weightDecay 1e-2
   * @param amsgrad false
   * @param maximize false
   */
  public record Options(
      double learningRate,
      double beta1,
      double beta2,
      double eps,
      double weightDecay,
      boolean amsgrad,
      boolean maximize)
      implements Hyperparameters<Options> {
    /** Checks them. */
    public Options {
      Require.learningRate("adamW", learningRate);
      Require.beta("adamW", "beta1", beta1);
      Require.beta("adamW", "beta2", beta2);
      Require.atLeastZero("adamW", "eps", eps);
      Require.atLeastZero("adamW", "weight decay", weightDecay);
    }

    /** The defaults. */
    public Options() {
      this(1e-3, 0.9, 0.999, 1e-8, 1e-2, false, false);
    }

    @Override
    public Options learningRate(double to) {
      return new Options(to, beta1, beta2, eps, weightDecay, amsgrad, maximize);
    }

    /** These with another decay rate of the average gradient. */
    public Options beta1(double to) {
      return new Options(learningRate, to, beta2, eps, weightDecay, amsgrad, maximize);
    }

    /** These with another decay rate of the average square. */
    public Options beta2(double to) {
      return new Options(learningRate, beta1, to, eps, weightDecay, amsgrad, maximize);
    }

    /** These with another number in the denominator. */
    public Options eps(double to) {
      return new Options(learningRate, beta1, beta2, to, weightDecay, amsgrad, maximize);
    }

    /** These with another weight decay. */
    public Options weightDecay(double to) {
      return new Options(learningRate, beta1, beta2, eps, to, amsgrad, maximize);
    }

    /** These with the greatest average square so far, or with the present one. */
    public Options amsgrad(boolean to) {
      return new Options(learningRate, beta1, beta2, eps, weightDecay, to, maximize);
    }

    /** These, the objective to become greater. */
    public Options maximize(boolean to) {
      return new Options(learningRate, beta1, beta2, eps, weightDecay, amsgrad, to);
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

    private Adam.Options adam() {
      return new Adam.Options(
          learningRate, beta1, beta2, eps, weightDecay, amsgrad, maximize, true);
    }
  }

  /** One group. */
  public AdamW(List<Parameter> parameters, Options options) {
    this(List.of(new ParameterGroup<>(parameters, options)));
  }

  /** Each group by its own options. */
  public AdamW(List<ParameterGroup<Options>> groups) {
    super("adamW", groups);
  }

  @Override
  protected Tensor update(Tensor parameter, Tensor grad, ParameterState state, Options options) {
    return Adam.updated(parameter, grad, state, options.adam());
  }
}
