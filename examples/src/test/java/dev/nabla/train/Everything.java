package dev.nabla.train;

import dev.nabla.backend.Backend;
import dev.nabla.data.DataLoader;
import dev.nabla.data.Example;
import dev.nabla.data.LoaderOptions;
import dev.nabla.data.TensorDataset;
import dev.nabla.nn.Module;
import dev.nabla.optim.AveragedWeights;
import dev.nabla.optim.Optimizer;
import dev.nabla.optim.OptimizerState;
import dev.nabla.optim.schedule.CosineAnnealingLr;
import dev.nabla.optim.schedule.LinearLr;
import dev.nabla.optim.schedule.Schedule;
import dev.nabla.optim.schedule.SequentialLr;
import dev.nabla.tensor.Parameter;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A run in its midst that holds one of everything that a checkpoint can. */
final class Everything {
  private final Backend backend;
  private final Module model;
  private final Optimizer adam;
  private final Parameter point;
  private final Optimizer lbfgs;
  private final Schedule schedule;
  private final DataLoader<Example> loader;
  private final AveragedWeights averages;
  private final Progress progress = new Progress();
  private final EarlyStopping early = new EarlyStopping("loss", 3);

  /** After {@code epochs} epochs, and two batches. */
  Everything(Backend backend, long seed, int epochs) {
    this.backend = backend;
    backend.seed(seed);
    model =
        backend.sequential(
            backend.linear(3, 4),
            backend.batchNorm1d(4),
            backend.dropout(0.5),
            backend.linear(4, 1));
    adam = backend.adam(model.parameters(), 0.05);
    point = backend.parameter(backend.randn(Shape.of(3)));
    lbfgs = backend.lbfgs(List.of(point), 0.1);
    schedule =
        new SequentialLr(List.of(new LinearLr(adam), new CosineAnnealingLr(adam, 4)), List.of(2));
    Tensor x = backend.randn(Shape.of(14, 3));
    loader =
        DataLoader.of(
            new TensorDataset(x, x.sum(1).unsqueeze(1)),
            new LoaderOptions(4).shuffle(backend.generator()));
    averages = AveragedWeights.ema(model.namedParameters(), 0.9);
    for (int epoch = 0; epoch <= epochs; epoch++) {
      train(epoch < epochs ? loader.batches() : 2);
      if (epoch < epochs) {
        progress.ended(Map.of("loss", 1.5 / (epoch + 1), "validation.loss", 2.0), 0.25);
      }
    }
  }

  private void train(int batches) {
    int taken = 0;
    for (Example batch : loader) {
      Tensor l = backend.mseLoss().of(model.forward(batch.input()), batch.target());
      l.backward();
      adam.step();
      adam.zeroGrad();
      lbfgs.step(this::hollow);
      averages.update();
      progress.took(4, l.item());
      if (++taken == batches) {
        break;
      }
    }
    schedule.step();
  }

  private Tensor hollow() {
    lbfgs.zeroGrad();
    Tensor l = point.square().sum().add(point.prod().exp());
    l.backward();
    return l;
  }

  /** All of it. */
  Checkpoint checkpoint() {
    return new Checkpoint(backend)
        .component("model", model)
        .optimizer("adam", adam)
        .optimizer("lbfgs", lbfgs)
        .resumable("schedule", schedule)
        .averages("averages", averages)
        .generator("random", backend.generator())
        .loader("data", loader)
        .numbers("trainer", progress::state, s -> progress.restore(s, loader.batches()))
        .numbers("early", early::state, early::restore);
  }

  /** What there is to see of it, to the last bit. */
  Map<String, Object> seen() {
    Map<String, Object> seen = new TreeMap<>();
    put(seen, "model", model.stateDict());
    put(seen, "point", Map.of("", point));
    put(seen, "averages", averages.state().tensors());
    seen.put("averaged", averages.state().averaged());
    put(seen, "adam", adam.state());
    put(seen, "lbfgs", lbfgs.state());
    seen.put("schedule", schedule.state());
    seen.put("random", Base64.getEncoder().encodeToString(backend.generator().state()));
    seen.put("data", loader.state());
    seen.put("trainer", progress.state());
    seen.put("past", List.copyOf(progress.past()));
    seen.put("early", early.state());
    return seen;
  }

  private static void put(Map<String, Object> seen, String part, OptimizerState state) {
    seen.put(part + " groups", state.groups());
    for (int i = 0; i < state.parameters().size(); i++) {
      put(seen, part + " " + i, state.parameters().get(i).tensors());
      seen.put(part + " numbers " + i, state.parameters().get(i).numbers());
    }
  }

  private static void put(Map<String, Object> seen, String part, Map<String, ? extends Tensor> of) {
    of.forEach(
        (name, tensor) -> seen.put(part + " " + name, List.of(tensor.shape(), tensor.toHost())));
  }
}
