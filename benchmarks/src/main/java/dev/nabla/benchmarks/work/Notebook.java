package dev.nabla.benchmarks.work;

import dev.nabla.backend.Backend;
import dev.nabla.benchmarks.work.Workload.Kind;
import dev.nabla.loss.Loss;
import dev.nabla.nn.Module;
import dev.nabla.optim.Optimizer;
import dev.nabla.tensor.Parameter;
import dev.nabla.tensor.Tensor;
import java.util.List;

/** {@code notebook/part}: one step of the notebook's parts 2, 3 and 4, as the examples write it. */
final class Notebook {
  private static final double RATE = 0.01;

  private Notebook() {}

  static List<Workload> all() {
    return List.of(
        Workload.of("notebook/2", Kind.MODEL, Notebook::part2).against(Versus.DJL, Versus.ND4J),
        Workload.of("notebook/3", Kind.MODEL, Notebook::part3)
            .target(Target.ratio(Versus.TUNED, 80, 250))
            .target(Target.micros(1, 0.3))
            .target(Target.ratio(Versus.DJL, 1 / 0.8, 1 / 0.3))
            .target(Target.ratio(Versus.ND4J, 1 / 0.6, 1 / 0.1)),
        Workload.of("notebook/4", Kind.MODEL, Notebook::part4).against(Versus.DJL, Versus.ND4J));
  }

  private static Work part2(Backend backend) {
    Tensor x = backend.tensor(1f, 2f, 3f, 4f);
    Tensor y = backend.tensor(2f, 4f, 6f, 8f);
    Parameter w = backend.parameter(backend.scalar(0));
    return new ByHand(backend, x, y, w);
  }

  private static Work part3(Backend backend) {
    Tensor x = backend.tensor(1f, 2f, 3f, 4f);
    Tensor y = backend.tensor(2f, 4f, 6f, 8f);
    Parameter w = backend.parameter(backend.scalar(0));
    Loss loss = backend.mseLoss();
    Optimizer optimizer = backend.sgd(List.of(w), RATE);
    return new Training(() -> loss.of(x.mul(w), y), optimizer);
  }

  private static Work part4(Backend backend) {
    Tensor x = backend.tensor(new float[][] {{1}, {2}, {3}, {4}});
    Tensor y = backend.tensor(new float[][] {{2}, {4}, {6}, {8}});
    Module model = backend.linear(1, 1);
    Loss loss = backend.mseLoss();
    return new Training(() -> loss.of(model.forward(x), y), backend.sgd(model.parameters(), RATE));
  }

  private record ByHand(Backend backend, Tensor x, Tensor y, Parameter w) implements Work {
    @Override
    public Object call() {
      Tensor l = x.mul(w).sub(y).square().mean();
      l.backward();
      backend.noGrad(() -> w.assign(w.sub(w.grad().mul(RATE))));
      w.zeroGrad();
      return l;
    }

    @Override
    public float[] result() {
      return Results.join(Results.floats(call()), Results.floats(w));
    }
  }
}
