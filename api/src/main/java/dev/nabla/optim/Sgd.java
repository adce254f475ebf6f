package dev.nabla.optim;

import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.Parameter;
import dev.nabla.tensor.Tensor;
import java.util.List;
import java.util.Set;

/**
 * {@code p = p - learningRate * grad}, stochastic gradient descent.
 *
 * @param parameters at least one
 * @param learningRate finite and greater than 0
 */
public record Sgd(List<Parameter> parameters, double learningRate) implements Optimizer {
  /** Checks that there is something to learn, and at which rate. */
  public Sgd {
    parameters = List.copyOf(parameters);
    if (parameters.isEmpty()) {
      throw new NablaException(
          "sgd",
          "at least one parameter",
          "none",
          "pass model.parameters() of a model that has a layer with weights");
    }
    if (Set.copyOf(parameters).size() < parameters.size()) {
      throw new NablaException(
          "sgd",
          "each parameter once",
          "one of " + parameters.size() + " twice",
          "pass model.parameters(), which names shared ones once");
    }
    if (!(learningRate > 0) || Double.isInfinite(learningRate)) {
      throw new NablaException(
          "sgd",
          "a learning rate that is finite and greater than 0",
          Double.toString(learningRate),
          "start with 0.01");
    }
  }

  @Override
  public void step() {
    for (Parameter parameter : parameters) {
      if (parameter.hasGrad()) {
        Tensor change = parameter.grad().detach().mul(learningRate);
        parameter.assign(parameter.detach().sub(change));
      }
    }
  }
}
