package dev.nabla.optim;

import dev.nabla.tensor.Parameter;
import dev.nabla.tensor.Tensor;
import java.util.List;

/**
 * {@code p = p - learningRate * g / (sqrt(v) + eps)}, where {@code v = alpha * v + (1 - alpha) *
 * g^2} begins at 0 (Hinton, "Lecture 6e of Neural networks for machine learning", 2012).
 *
 * <p>Centered, the square of the average gradient is taken from v (Graves, "Generating sequences
 * with recurrent neural networks", 2013). With a momentum {@code b = momentum * b + g / (sqrt(v) +
 * eps)} and {@code p = p - learningRate * b}.
 */
public final class RmsProp extends GroupedOptimizer<RmsProp.Options> {
  /**
   * PyTorch's hyper-parameters.
   *
   * @param learningRate 1e-2
   * @param alpha 0.99, how much of the average square each step keeps
   * @param eps 1e-8, added to the denominator
   * @param weightDecay 0
   * @param momentum 0
   * @param centered false
   * @param maximize false
   */
  public record Options(
      double learningRate,
      double alpha,
      double eps,
      double weightDecay,
      double momentum,
      boolean centered,
      boolean maximize)
      implements Hyperparameters<Options> {
    /** Checks them. */
    public Options {
      Require.learningRate("rmsProp", learningRate);
      Require.fraction("rmsProp", "alpha", alpha);
      Require.atLeastZero("rmsProp", "eps", eps);
      Require.atLeastZero("rmsProp", "weight decay", weightDecay);
      Require.atLeastZero("rmsProp", "momentum", momentum);
    }

    /** The defaults. */
    public Options() {
      this(1e-2, 0.99, 1e-8, 0, 0, false, false);
    }

    @Override
    public Options learningRate(double to) {
      return new Options(to, alpha, eps, weightDecay, momentum, centered, maximize);
    }

    /** These with another decay rate of the average square. */
    public Options alpha(double to) {
      return new Options(learningRate, to, eps, weightDecay, momentum, centered, maximize);
    }

    /** These with another number in the denominator. */
    public Options eps(double to) {
      return new Options(learningRate, alpha, to, weightDecay, momentum, centered, maximize);
    }

    /** These with another weight decay. */
    public Options weightDecay(double to) {
      return new Options(learningRate, alpha, eps, to, momentum, centered, maximize);
    }

    @Override
    public Options momentum(double to) {
      return new Options(learningRate, alpha, eps, weightDecay, to, centered, maximize);
    }

    /** These with the variance in the place of the average square, or without it. */
    public Options centered(boolean to) {
      return new Options(learningRate, alpha, eps, weightDecay, momentum, to, maximize);
    }

    /** These, the objective to become greater. */
    public Options maximize(boolean to) {
      return new Options(learningRate, alpha, eps, weightDecay, momentum, centered, to);
    }
  }

  /** One group. */
  public RmsProp(List<Parameter> parameters, Options options) {
    this(List.of(new ParameterGroup<>(parameters, options)));
  }

  /** Each group by its own options. */
  public RmsProp(List<ParameterGroup<Options>> groups) {
    super("rmsProp", groups);
  }

  @Override
  protected Tensor update(Tensor parameter, Tensor grad, ParameterState state, Options options) {
    Tensor g = Terms.gradient(parameter, grad, options.weightDecay(), options.maximize());
    state.nextStep();
    Tensor v = Terms.averageSquare("square_avg", g, state, options.alpha());
    if (options.centered()) {
      Tensor mean = Terms.average("grad_avg", g, state, options.alpha());
      v = v.sub(mean.square());
    }
    Tensor root = v.sqrt().add(options.eps());
    if (options.momentum() == 0) {
      return parameter.add(g.mul(-options.learningRate()).div(root));
    }
    Tensor before = state.tensorOrZeros("momentum_buffer", parameter).mul(options.momentum());
    Tensor velocity = state.keep("momentum_buffer", before.add(g.div(root)));
    return parameter.sub(velocity.mul(options.learningRate()));
  }
}
