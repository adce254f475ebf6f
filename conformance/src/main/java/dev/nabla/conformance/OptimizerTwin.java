package dev.nabla.conformance;

import dev.nabla.backend.Backend;
import dev.nabla.io.Safetensors.Stored;
import dev.nabla.optim.Optimizer;
import dev.nabla.tensor.DType;
import dev.nabla.tensor.HostArray;
import dev.nabla.tensor.Parameter;
import dev.nabla.tensor.Scope;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.IntToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * An optimizer as the recording built it: the same parameters after each of 50 steps, though its
 * state is saved half way and another goes on from there.
 *
 * @param build makes it for these parameters
 */
record OptimizerTwin(BiFunction<Backend, List<Parameter>, Optimizer> build) {
  private static final int HALF = 25;

  void replay(Backend backend, Twin twin) {
    DType dtype = twin.get("dtype").getAsString().equals("f32") ? DType.FLOAT32 : DType.FLOAT64;
    List<Parameter> parameters = leaves(backend, dtype);
    Optimizer optimizer = build.apply(backend, parameters);
    List<@Nullable Stored> traces = twin.list("trace");
    boolean fixed = twin.told().has("fixed");
    int steps = traces.stream().mapToInt(t -> t == null ? 0 : t.shape().extent(0)).max().orElse(0);
    for (int step = 0; step < steps; step++) {
      if (step == HALF) {
        List<Parameter> copies = parameters.stream().map(p -> backend.parameter(p)).toList();
        Optimizer resumed = build.apply(backend, copies);
        resumed.restore(optimizer.state());
        parameters = copies;
        optimizer = resumed;
      }
      step(backend, optimizer, parameters, fixed ? 0 : step);
      for (int p = 0; p < parameters.size(); p++) {
        Stored trace = traces.get(p);
        if (trace != null) {
          twin.compare(
              "tol",
              "parameter " + p + " after step " + (step + 1),
              row(trace, step),
              parameters.get(p));
        }
      }
    }
  }

  private static void step(Backend backend, Optimizer optimizer, List<Parameter> on, int step) {
    try (Scope scope = backend.scope()) {
      optimizer.step(
          () -> {
            optimizer.zeroGrad();
            Tensor loss = objective(on, step);
            loss.backward();
            return loss;
          });
    }
  }

  private static Stored row(Stored trace, int step) {
    Shape shape = trace.shape().without(0);
    int size = (int) shape.size();
    HostArray values =
        HostArray.generate(
            trace.values().dtype(), size, i -> trace.values().getDouble(step * size + i));
    return new Stored(values, shape);
  }

  /** Two parameters that always have a gradient, and one that has it every other step. */
  static List<Parameter> leaves(Backend backend, DType dtype) {
    Tensor w =
        backend
            .tensor(0.5, -1.25, 2.0, 0.125, -0.75, 1.5, -2.5, 0.0, 1.0, 3.0, -0.5, 0.25)
            .reshape(Shape.of(3, 4));
    Tensor b = backend.tensor(0.5, -0.5, 1.0, -2.0, 4.0);
    Tensor late = backend.tensor(1.0, -1.0);
    return List.of(
        backend.parameter(w.to(dtype)),
        backend.parameter(b.to(dtype)),
        backend.parameter(late.to(dtype)));
  }

  /** {@code sum(a p^2 / 2 + c p)}, whose gradient is a p + c, as the script has it. */
  static Tensor objective(List<Parameter> parameters, int step) {
    List<Tensor> terms = new ArrayList<>();
    for (int k = 0; k < (step % 2 == 0 ? 3 : 2); k++) {
      Parameter p = parameters.get(k);
      int index = k;
      Tensor a = numbers(p, i -> ((i * 5 + index) % 7 + 1) / 8.0);
      Tensor c = numbers(p, i -> ((i * 7 + step * 3 + index) % 13 - 6) / 4.0);
      terms.add(a.mul(p).mul(p).div(2).add(c.mul(p)).sum());
    }
    return terms.stream().reduce(Tensor::add).orElseThrow();
  }

  private static Tensor numbers(Tensor like, IntToDoubleFunction value) {
    int size = (int) like.shape().size();
    return like.hostLike(HostArray.generate(like.dtype(), size, value), like.shape());
  }
}
