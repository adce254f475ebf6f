package dev.nabla.optim;

import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.Parameter;
import dev.nabla.tensor.Tensor;
import java.util.List;

/** Parameters of one dtype as one vector. */
final class FlatParameters {
  private final List<Parameter> parameters;

  FlatParameters(String op, List<Parameter> parameters) {
    this.parameters = parameters;
    Parameter first = parameters.get(0);
    for (Parameter parameter : parameters) {
      if (parameter.dtype() != first.dtype() || !parameter.backend().equals(first.backend())) {
        throw new NablaException(
            op,
            "parameters of one dtype on one backend",
            told(first) + " and " + told(parameter),
            "convert the model, or give each its own optimizer");
      }
    }
  }

  private static String told(Parameter parameter) {
    return parameter.dtype() + " on " + parameter.backend();
  }

  long size() {
    return parameters.stream().mapToLong(p -> p.shape().size()).sum();
  }

  /** The gradients, 0 for a parameter without one. */
  Tensor grad() {
    List<Tensor> flat =
        parameters.stream()
            .map(p -> p.hasGrad() ? p.grad().detach() : Terms.full(p.detach(), 0))
            .map(g -> g.flatten())
            .toList();
    return flat.get(0).concat(0, flat.subList(1, flat.size()));
  }

  /** The values, which stay when the parameters move. */
  List<Tensor> values() {
    return parameters.stream().map(Parameter::detach).toList();
  }

  /** Sets each parameter to its value. */
  void values(List<Tensor> values) {
    for (int i = 0; i < values.size(); i++) {
      parameters.get(i).assign(values.get(i));
    }
  }

  /** Adds {@code size * direction}. */
  void move(double size, Tensor direction) {
    int start = 0;
    for (Parameter parameter : parameters) {
      int end = start + (int) parameter.shape().size();
      Tensor part = direction.slice(0, start, end).reshape(parameter.shape());
      parameter.assign(parameter.detach().add(part.mul(size)));
      start = end;
    }
  }
}
