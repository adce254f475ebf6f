package dev.nabla.benchmarks.work;

import dev.nabla.backend.Backend;
import dev.nabla.benchmarks.work.Workload.Kind;
import dev.nabla.tensor.GraphMode;
import dev.nabla.tensor.Parameter;
import dev.nabla.tensor.Tensor;
import java.util.List;
import java.util.function.Function;

/**
 * {@code family/forward/size}, a function of a few tensors with nothing recorded, and {@code
 * family/backward/size}, the gradients by all that are floating, over a graph that stays.
 */
record Passes(
    String family,
    String size,
    Function<Backend, List<Tensor>> inputs,
    Function<List<Tensor>, Tensor> function) {
  Workload forward() {
    return Workload.of(
        family + "/forward/" + size,
        Kind.KERNEL,
        backend -> {
          List<Tensor> constants = inputs.apply(backend);
          return () -> function.apply(constants);
        });
  }

  Workload backward() {
    return Workload.of(
        family + "/backward/" + size,
        Kind.KERNEL,
        backend -> {
          List<Tensor> given =
              inputs.apply(backend).stream().map(x -> learned(backend, x)).toList();
          List<Tensor> learned = given.stream().filter(Parameter.class::isInstance).toList();
          List<Tensor> outputs = List.of(function.apply(given));
          List<Tensor> above = List.of(backend.randn(outputs.get(0).shape()));
          return () -> backend.gradients(outputs, learned, above, GraphMode.RETAIN);
        });
  }

  private static Tensor learned(Backend backend, Tensor x) {
    return x.dtype().isFloating() ? backend.parameter(x) : x;
  }
}
