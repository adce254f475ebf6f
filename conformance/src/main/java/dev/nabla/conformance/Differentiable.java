package dev.nabla.conformance;

import dev.nabla.autograd.GradCheck;
import dev.nabla.backend.Backend;
import dev.nabla.tensor.HostArray;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import java.util.List;
import java.util.function.Function;

/** A function of FLOAT64 tensors whose gradients are held against central differences. */
record Differentiable(String name, Function<List<Tensor>, Tensor> function, List<Input> inputs) {
  /** Where the function is evaluated. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Input(Shape shape, double... values) {}

  /** The gradient of a weighted sum of the function's elements. */
  void checkGradient(Backend backend) {
    GradCheck.check(function, tensors(backend));
  }

  /** The gradient of a weighted sum of the gradient's elements. */
  void checkSecondOrder(Backend backend) {
    GradCheck.checkSecondOrder(function, tensors(backend));
  }

  private List<Tensor> tensors(Backend backend) {
    return inputs.stream()
        .map(in -> backend.tensor(new HostArray.Doubles(in.values().clone()), in.shape()))
        .toList();
  }
}
