package dev.nabla.conformance;

import dev.nabla.backend.Backend;
import dev.nabla.optim.AveragedWeights;
import dev.nabla.optim.GradientClipping;
import dev.nabla.tensor.Buffer;
import dev.nabla.tensor.Parameter;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** The clipped gradients and averaged weights of {@code twins/sections/training.py}. */
final class TrainingTwins {
  static final Map<String, BiFunction<Backend, List<Tensor>, List<Tensor>>> ALL =
      Map.ofEntries(
          Map.entry("clipGradNorm", norm(p -> GradientClipping.clipGradNorm(p, 1.5))),
          Map.entry("clipGradNorm/one", norm(2.5, 1)),
          Map.entry("clipGradNorm/infinity", norm(0.5, Double.POSITIVE_INFINITY)),
          Map.entry("clipGradNorm/three", norm(0.5, 3)),
          Map.entry("clipGradNorm/small", norm(100, 2)),
          Map.entry("clipGradNorm/infinite", norm(1, 2)),
          Map.entry("clipGradNorm/nan", norm(1, 2)),
          Map.entry("clipGradValue", TrainingTwins::value),
          Map.entry("swa", averaging(false, AveragedWeights::swa)),
          Map.entry("swa/buffers", averaging(true, AveragedWeights::swa)),
          Map.entry("ema", averaging(false, p -> AveragedWeights.ema(p, 0.75))),
          Map.entry("ema/buffers", averaging(true, p -> AveragedWeights.ema(p, 0.9))));

  private TrainingTwins() {}

  private static BiFunction<Backend, List<Tensor>, List<Tensor>> norm(double max, double type) {
    return norm(p -> GradientClipping.clipGradNorm(p, max, type, false));
  }

  /** The gradients, and last the norm. */
  private static BiFunction<Backend, List<Tensor>, List<Tensor>> norm(
      ToDoubleFunction<List<Parameter>> clip) {
    return (backend, gradients) -> {
      List<Parameter> parameters = parameters(backend, gradients);
      double norm = clip.applyAsDouble(parameters);
      List<Tensor> results = gradients(parameters);
      results.add(gradients.get(0).scalarLike(norm));
      return results;
    };
  }

  private static List<Tensor> value(Backend backend, List<Tensor> gradients) {
    List<Parameter> parameters = parameters(backend, gradients);
    GradientClipping.clipGradValue(parameters, 0.75);
    return gradients(parameters);
  }

  /** A parameter for each gradient, and one without. */
  private static List<Parameter> parameters(Backend backend, List<Tensor> gradients) {
    List<Parameter> parameters = new ArrayList<>();
    for (Tensor gradient : gradients) {
      Parameter parameter = backend.parameter(gradient.mul(0));
      parameter.grad(gradient);
      parameters.add(parameter);
    }
    parameters.add(backend.parameter(backend.zeros(Shape.of(2))));
    return parameters;
  }

  private static List<Tensor> gradients(List<Parameter> parameters) {
    List<Tensor> gradients = new ArrayList<>();
    parameters.stream().filter(Parameter::hasGrad).forEach(p -> gradients.add(p.grad()));
    return gradients;
  }

  /** The averages of a weight, and of a mean and a count, after each of the weight's values. */
  private static BiFunction<Backend, List<Tensor>, List<Tensor>> averaging(
      boolean buffers, Function<Map<String, Parameter>, AveragedWeights> make) {
    return (backend, values) -> {
      Parameter weight = backend.parameter(values.get(0).mul(0));
      Buffer mean = weight.detach().mul(2).toBuffer();
      Buffer count = backend.tensor(3L, 10L).toBuffer();
      AveragedWeights averages = make.apply(Map.of("weight", weight));
      if (buffers) {
        averages =
            averages.withBuffers(Map.of("mean", mean, "count", count, "table", values.get(0)));
      }
      List<Tensor> results = new ArrayList<>();
      for (int k = 0; k < values.size(); k++) {
        weight.assign(values.get(k));
        mean.assign(values.get(k).mul(2));
        count.assign(count.detach().add(4 * k + 1));
        averages.update();
        Map<String, Tensor> state = averages.state().tensors();
        for (String name : List.of("weight", "mean", "count")) {
          if (state.containsKey(name)) {
            results.add(Objects.requireNonNull(state.get(name)));
          }
        }
      }
      return results;
    };
  }
}
