package dev.nabla.optim;

import dev.nabla.tensor.Tensor;

/** What the formulas of several optimizers have in common, in PyTorch's order of operations. */
final class Terms {
  private Terms() {}

  /** {@code grad + weightDecay * parameter}, the sign of grad turned to maximize. */
  static Tensor gradient(Tensor parameter, Tensor grad, double weightDecay, boolean maximize) {
    Tensor g = maximize ? grad.neg() : grad;
    return weightDecay == 0 ? g : g.add(parameter.mul(weightDecay));
  }

  /** {@code parameter * (1 - learningRate * weightDecay)}. */
  static Tensor decayed(Tensor parameter, double learningRate, double weightDecay) {
    return weightDecay == 0 ? parameter : parameter.mul(1 - learningRate * weightDecay);
  }

  /** Keeps and returns {@code beta * m + (1 - beta) * x}, where m begins at 0. */
  static Tensor average(String name, Tensor x, ParameterState state, double beta) {
    return state.keep(name, state.tensorOrZeros(name, x).lerp(x, 1 - beta));
  }

  /** Keeps and returns {@code beta * v + (1 - beta) * x^2}, where v begins at 0. */
  static Tensor averageSquare(String name, Tensor x, ParameterState state, double beta) {
    Tensor before = state.tensorOrZeros(name, x).mul(beta);
    return state.keep(name, before.add(x.mul(1 - beta).mul(x)));
  }

  /** {@code value} everywhere, like {@code like}. */
  static Tensor full(Tensor like, double value) {
    return like.scalarLike(value).expand(like.shape());
  }
}
