package dev.nabla.optim;

import dev.nabla.tensor.Parameter;
import dev.nabla.tensor.Tensor;
import java.util.List;

/**
 * Stochastic gradient descent: {@code p = p - learningRate * d}, where {@code g = grad +
 * weightDecay * p}, the velocity {@code v = momentum * v + (1 - dampening) * g} begins as g, and d
 * is g without a momentum, else {@code v}, or {@code g + momentum * v} with Nesterov's (Sutskever
 * et al., "On the importance of initialization and momentum in deep learning", 2013).
 */
public final class Sgd extends GroupedOptimizer<Sgd.Options> {
  /**
   * PyTorch's hyper-parameters.
   *
   * @param learningRate 0.001
   * @param momentum 0, as the following
   * @param dampening how much of each gradient the velocity leaves out
   * @param nesterov false
   * @param maximize false
   */
  public record Options(
      double learningRate,
      double momentum,
      double dampening,
      double weightDecay,
      boolean nesterov,
      boolean maximize)
      implements Hyperparameters<Options> {
    /** Checks them. */
    public Options {
      Require.learningRate("sgd", learningRate);
      Require.atLeastZero("sgd", "momentum", momentum);
      Require.finite("sgd", "dampening", dampening);
      Require.atLeastZero("sgd", "weight decay", weightDecay);
      Require.that(
          !nesterov || (momentum > 0 && dampening == 0),
          "sgd",
          "a momentum above 0 and no dampening with nesterov",
          "momentum " + momentum + " and dampening " + dampening,
          "set the momentum first, and leave the dampening out");
    }

    /** The defaults. */
    public Options() {
      this(1e-3, 0, 0, 0, false, false);
    }

    @Override
    public Options learningRate(double to) {
      return new Options(to, momentum, dampening, weightDecay, nesterov, maximize);
    }

    @Override
    public Options momentum(double to) {
      return new Options(learningRate, to, dampening, weightDecay, nesterov, maximize);
    }

    /** These with another dampening. */
    public Options dampening(double to) {
      return new Options(learningRate, momentum, to, weightDecay, nesterov, maximize);
    }

    /** These with another weight decay. */
    public Options weightDecay(double to) {
      return new Options(learningRate, momentum, dampening, to, nesterov, maximize);
    }

    /** These with Nesterov's momentum, or without it. */
    public Options nesterov(boolean to) {
      return new Options(learningRate, momentum, dampening, weightDecay, to, maximize);
    }

    /** These, the objective to become greater. */
    public Options maximize(boolean to) {
      return new Options(learningRate, momentum, dampening, weightDecay, nesterov, to);
    }
  }

  /** One group. */
  public Sgd(List<Parameter> parameters, Options options) {
    this(List.of(new ParameterGroup<>(parameters, options)));
  }

  /** Each group by its own options. */
  public Sgd(List<ParameterGroup<Options>> groups) {
    super("sgd", groups);
  }

  @Override
  protected Tensor update(Tensor parameter, Tensor grad, ParameterState state, Options options) {
    Tensor g = Terms.gradient(parameter, grad, options.weightDecay(), options.maximize());
    if (options.momentum() != 0) {
      Tensor v =
          state.has("momentum_buffer")
              ? state
                  .tensor("momentum_buffer", () -> grad)
                  .mul(options.momentum())
                  .add(g.mul(1 - options.dampening()))
              : g;
      state.keep("momentum_buffer", v);
      g = options.nesterov() ? g.add(v.mul(options.momentum())) : v;
    }
    return parameter.sub(g.mul(options.learningRate()));
  }
}
