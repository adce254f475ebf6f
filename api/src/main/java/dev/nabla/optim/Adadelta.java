package dev.nabla.optim;

import dev.nabla.tensor.Parameter;
import dev.nabla.tensor.Tensor;
import java.util.List;

/**
 * {@code p = p - learningRate * d}, where {@code d = sqrt(u + eps) / sqrt(v + eps) * g}, {@code v =
 * rho * v + (1 - rho) * g^2} and then {@code u = rho * u + (1 - rho) * d^2} begin at 0 (Zeiler,
 * "ADADELTA: an adaptive learning rate method", 2012).
 */
public final class Adadelta extends GroupedOptimizer<Adadelta.Options> {
  /**
   * PyTorch's hyper-parameters.
   *
   * @param learningRate 1.0
   * @param rho 0.9, how much of both averages each step keeps
   * @param eps 1e-6, added under both roots
   * @param weightDecay 0
   * @param maximize false
   */
  public record Options(
      double learningRate, double rho, double eps, double weightDecay, boolean maximize)
      implements Hyperparameters<Options> {
    /** Checks them. */
    public Options {
      Require.learningRate("adadelta", learningRate);
      Require.fraction("adadelta", "rho", rho);
      Require.atLeastZero("adadelta", "eps", eps);
      Require.atLeastZero("adadelta", "weight decay", weightDecay);
    }

    /** The defaults. */
    public Options() {
      this(1.0, 0.9, 1e-6, 0, false);
    }

    @Override
    public Options learningRate(double to) {
      return new Options(to, rho, eps, weightDecay, maximize);
    }

    /** These with another decay rate of the averages. */
    public Options rho(double to) {
      return new Options(learningRate, to, eps, weightDecay, maximize);
    }

    /** These with another number under the roots. */
    public Options eps(double to) {
      return new Options(learningRate, rho, to, weightDecay, maximize);
    }

    /** These with another weight decay. */
    public Options weightDecay(double to) {
      return new Options(learningRate, rho, eps, to, maximize);
    }

    /** These, the objective to become greater. */
    public Options maximize(boolean to) {
      return new Options(learningRate, rho, eps, weightDecay, to);
    }
  }

  /** One group. */
  public Adadelta(List<Parameter> parameters, Options options) {
    this(List.of(new ParameterGroup<>(parameters, options)));
  }

  /** Each group by its own options. */
  public Adadelta(List<ParameterGroup<Options>> groups) {
    super("adadelta", groups);
  }

  @Override
  protected Tensor update(Tensor parameter, Tensor grad, ParameterState state, Options options) {
    Tensor g = Terms.gradient(parameter, grad, options.weightDecay(), options.maximize());
    state.nextStep();
    Tensor v = Terms.averageSquare("square_avg", g, state, options.rho());
    Tensor deltas = state.tensorOrZeros("acc_delta", parameter);
    Tensor root = v.add(options.eps()).sqrt();
    Tensor delta = deltas.add(options.eps()).sqrt().div(root).mul(g);
    Terms.averageSquare("acc_delta", delta, state, options.rho());
    return parameter.sub(delta.mul(options.learningRate()));
  }
}
