package dev.nabla.benchmarks.work;

import dev.nabla.backend.Backend;
import dev.nabla.benchmarks.work.Workload.Kind;
import dev.nabla.optim.Optimizer;
import dev.nabla.optim.Sgd;
import dev.nabla.tensor.Parameter;
import dev.nabla.tensor.Shape;
import java.util.List;
import java.util.function.BiFunction;

/** {@code adam/n} and the like: one step over n parameters, the gradient always the same. */
final class Optimizers {
  private static final int SIZE = 1_000_000;

  /** How many steps the two sides are compared over. */
  private static final int STEPS = 3;

  private Optimizers() {}

  static List<Workload> all() {
    return List.of(
        of("adam", (backend, p) -> backend.adam(p, 1e-3))
            .target(Target.ratio(Versus.TUNED, 2.2, 4))
            .target(Target.ratio(Versus.FUSED, 0.8, 1.2))
            .against(Versus.UNTUNED),
        of("adamW", (backend, p) -> backend.adamW(p, 1e-3)).against(Versus.FUSED),
        of("sgdMomentum", Optimizers::sgdMomentum).against(Versus.FUSED),
        of("rmsProp", (backend, p) -> backend.rmsProp(p, 1e-3)));
  }

  private static Optimizer sgdMomentum(Backend backend, List<Parameter> parameters) {
    return backend.sgd(parameters, new Sgd.Options().learningRate(1e-3).momentum(0.9));
  }

  private static Workload of(
      String name, BiFunction<Backend, List<Parameter>, Optimizer> optimizer) {
    return Workload.of(
        name + "/" + SIZE,
        Kind.OPTIMIZER,
        backend -> {
          Parameter p = backend.parameter(backend.randn(Shape.of(SIZE)));
          p.grad(backend.randn(Shape.of(SIZE)));
          return new Steps(p, optimizer.apply(backend, List.of(p)));
        });
  }

  private record Steps(Parameter parameter, Optimizer optimizer) implements Work {
    @Override
    public Object call() {
      optimizer.step();
      return parameter;
    }

    @Override
    public float[] result() {
      for (int i = 0; i < STEPS; i++) {
        optimizer.step();
      }
      return parameter.toFloatArray();
    }
  }
}
