package dev.nabla.optim;

import dev.nabla.tensor.Parameter;
import dev.nabla.tensor.Tensor;
import java.util.List;

/**
 * {@code p = p - learningRate / (1 + (t - 1) * lrDecay) * g / (sqrt(s) + eps)}, where s is {@code
 * initialAccumulatorValue} and the sum of all {@code g^2} so far (Duchi et al., "Adaptive
 * subgradient methods for online learning and stochastic optimization", 2011).
 */
public final class Adagrad extends GroupedOptimizer<Adagrad.Options> {
  /**
   * PyTorch's hyper-parameters.
   *
   * @param learningRate 1e-2
   * @param lrDecay 0, as the following
   * @param weightDecay of the parameter, into the gradient
   * @param initialAccumulatorValue what the sum of squares begins with
   * @param eps 1e-10, added to the denominator
   * @param maximize false
   */
  public record Options(
      double learningRate,
      double lrDecay,
      double weightDecay,
      double initialAccumulatorValue,
      double eps,
      boolean maximize)
      implements Hyperparameters<Options> {
    /** Checks them. */
    public Options {
      Require.learningRate("adagrad", learningRate);
      Require.atLeastZero("adagrad", "decay of the learning rate", lrDecay);
      Require.atLeastZero("adagrad", "weight decay", weightDecay);
      Require.atLeastZero("adagrad", "initial accumulator value", initialAccumulatorValue);
      Require.atLeastZero("adagrad", "eps", eps);
    }

    /** The defaults. */
    public Options() {
      this(1e-2, 0, 0, 0, 1e-10, false);
    }

    @Override
    public Options learningRate(double to) {
      return new Options(to, lrDecay, weightDecay, initialAccumulatorValue, eps, maximize);
    }

    /** These with another decay of the learning rate. */
    public Options lrDecay(double to) {
      return new Options(learningRate, to, weightDecay, initialAccumulatorValue, eps, maximize);
    }

    /** These with another weight decay. */
    public Options weightDecay(double to) {
      return new Options(learningRate, lrDecay, to, initialAccumulatorValue, eps, maximize);
    }

    /** These with another sum of squares to begin with. */
    public Options initialAccumulatorValue(double to) {
      return new Options(learningRate, lrDecay, weightDecay, to, eps, maximize);
    }

    /** These with another number in the denominator. */
    public Options eps(double to) {
      return new Options(learningRate, lrDecay, weightDecay, initialAccumulatorValue, to, maximize);
    }

    /** These, the objective to become greater. */
    public Options maximize(boolean to) {
      return new Options(learningRate, lrDecay, weightDecay, initialAccumulatorValue, eps, to);
    }
  }

  /** One group. */
  public Adagrad(List<Parameter> parameters, Options options) {
    this(List.of(new ParameterGroup<>(parameters, options)));
  }

  /** Each group by its own options. */
  public Adagrad(List<ParameterGroup<Options>> groups) {
    super("adagrad", groups);
  }

  @Override
  protected Tensor update(Tensor parameter, Tensor grad, ParameterState state, Options options) {
    Tensor g = Terms.gradient(parameter, grad, options.weightDecay(), options.maximize());
    int step = state.nextStep();
    double rate = options.learningRate() / (1 + (step - 1) * options.lrDecay());
    Tensor before =
        state.tensor("sum", () -> Terms.full(parameter, options.initialAccumulatorValue()));
    Tensor sum = state.keep("sum", before.add(g.square()));
    return parameter.add(g.mul(-rate).div(sum.sqrt().add(options.eps())));
  }
}
