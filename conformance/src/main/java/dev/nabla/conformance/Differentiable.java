package dev.nabla.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.nabla.backend.Backend;
import dev.nabla.tensor.GraphMode;
import dev.nabla.tensor.HostArray;
import dev.nabla.tensor.Parameter;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A function of FLOAT64 tensors whose gradients are held against central differences, {@code (f(x +
 * h) - f(x - h)) / 2h}.
 */
record Differentiable(String name, Function<List<Tensor>, Tensor> function, List<Input> inputs) {
  private static final double STEP = 1e-5;
  private static final double TOLERANCE = 1e-6;

  /** Where the function is evaluated. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Input(Shape shape, double... values) {}

  /** The gradient of a weighted sum of the function's elements. */
  void checkGradient(Backend backend) {
    List<Parameter> at = parameters(backend, inputs);
    Tensor value = weighted(backend, function.apply(List.copyOf(at)));
    List<Tensor> gradients = backend.gradients(value, at, GraphMode.FREE);
    compare(backend, gradients, x -> weighted(backend, function.apply(List.copyOf(x))));
  }

  /** The gradient of a weighted sum of the gradient's elements. */
  void checkSecondOrder(Backend backend) {
    List<Parameter> at = parameters(backend, inputs);
    List<Tensor> second = backend.gradients(ofGradient(backend, at), at, GraphMode.FREE);
    compare(backend, second, x -> ofGradient(backend, x));
  }

  private Tensor ofGradient(Backend backend, List<Parameter> at) {
    Tensor value = weighted(backend, function.apply(List.copyOf(at)));
    Tensor sum = backend.tensor(0.0).sum();
    for (Parameter p : at) {
      value = value.add(p.mul(0).sum()); // so that the gradient of a constant is 0
    }
    for (Tensor gradient : backend.gradients(value, at, GraphMode.CREATE)) {
      sum = sum.add(weighted(backend, gradient));
    }
    for (Parameter p : at) {
      sum = sum.add(p.mul(0).sum());
    }
    return sum;
  }

  private void compare(
      Backend backend, List<Tensor> gradients, Function<List<Parameter>, Tensor> value) {
    for (int i = 0; i < inputs.size(); i++) {
      assertEquals(inputs.get(i).shape(), gradients.get(i).shape(), "shape of gradient " + i);
      HostArray found = gradients.get(i).toHost();
      for (int j = 0; j < found.length(); j++) {
        double up = moved(backend, i, j, STEP, value);
        double down = moved(backend, i, j, -STEP, value);
        double wanted = (up - down) / (2 * STEP);
        assertEquals(
            wanted,
            found.getDouble(j),
            TOLERANCE * (1 + Math.abs(wanted)),
            name + ": gradient of input " + i + ", element " + j);
      }
    }
  }

  private double moved(
      Backend backend, int input, int element, double by, Function<List<Parameter>, Tensor> value) {
    List<Input> moved = new ArrayList<>(inputs);
    double[] values = inputs.get(input).values().clone();
    values[element] += by;
    moved.set(input, new Input(inputs.get(input).shape(), values));
    return value.apply(parameters(backend, moved)).item();
  }

  private static List<Parameter> parameters(Backend backend, List<Input> inputs) {
    return inputs.stream()
        .map(
            in ->
                backend.parameter(
                    backend.tensor(new HostArray.Doubles(in.values().clone()), in.shape())))
        .toList();
  }

  /** Different weights, so that an element in the wrong place shows. */
  private static Tensor weighted(Backend backend, Tensor x) {
    double[] weights = Samples.of(x.dtype(), (int) x.shape().size(), 18);
    return x.mul(backend.tensor(new HostArray.Doubles(weights), x.shape())).sum();
  }
}
