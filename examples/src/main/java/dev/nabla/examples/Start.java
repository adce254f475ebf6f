package dev.nabla.examples;

import dev.nabla.nn.Module;
import dev.nabla.tensor.Parameter;
import java.util.Map;
import java.util.Objects;

/**
 * Where training starts.
 *
 * @param weights values in place of those that the layers drew, by the parameter's name
 * @param silentEpochs epochs of which nothing is printed
 */
record Start(Map<String, Double> weights, int silentEpochs) {
  /** From the weights that the layers drew. */
  static final Start DRAWN = new Start(Map.of(), 0);

  /** Gives the parameters of {@code model} their values. */
  void set(Module model) {
    Map<String, Parameter> parameters = model.namedParameters();
    weights.forEach(
        (name, value) -> {
          Parameter parameter = Objects.requireNonNull(parameters.get(name), name);
          parameter.assign(parameter.scalarLike(value).expand(parameter.shape()));
        });
  }
}
