package dev.nabla.train;

import dev.nabla.backend.Backend;
import dev.nabla.backend.Backends;
import dev.nabla.data.DataLoader;
import dev.nabla.data.Example;
import dev.nabla.data.LoaderOptions;
import dev.nabla.data.TensorDataset;
import dev.nabla.nn.Module;
import dev.nabla.optim.Optimizer;
import dev.nabla.optim.schedule.CosineAnnealingLr;
import dev.nabla.optim.schedule.Schedule;
import dev.nabla.tensor.DType;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A small training with everything that has a state: shuffled data, dropout, batch norm, Adam and a
 * schedule, all drawing from the backend's stream.
 */
final class Fitting {
  static final int EPOCHS = 4;

  final Backend backend;
  final Module model;
  final DataLoader<Example> loader;
  final DataLoader<Example> held;
  final Schedule schedule;
  final Trainer trainer;

  Fitting(String backend) {
    this(Backends.get(backend), 7);
  }

  Fitting(Backend backend, long seed) {
    this.backend = backend;
    backend.seed(11);
    Tensor x = backend.randn(Shape.of(50, 4));
    Tensor y = x.sum(1).gt(0).to(DType.INT64);
    backend.seed(seed);
    this.model =
        backend.sequential(
            backend.linear(4, 16),
            backend.relu(), // before the norm, which would leave the bias a gradient of rounding
            // errors
            backend.batchNorm1d(16),
            backend.dropout(0.3),
            backend.linear(16, 2));
    this.loader =
        DataLoader.of(new TensorDataset(x, y), new LoaderOptions(8).shuffle(backend.generator()));
    this.held = DataLoader.of(new TensorDataset(x, y), new LoaderOptions(20));
    Optimizer adam = backend.adam(model.parameters(), 0.02);
    this.schedule = new CosineAnnealingLr(adam, EPOCHS);
    this.trainer =
        new Trainer(backend, model, backend.crossEntropyLoss(), adam)
            .validation(held)
            .metric("accuracy", new Accuracy())
            .schedule(schedule);
  }

  /** Weights, statistics and what came out. */
  Map<String, Object> outcome(History history) {
    Map<String, Object> outcome = new TreeMap<>();
    model.stateDict().forEach((name, tensor) -> outcome.put(name, tensor.toHost()));
    for (History.Epoch epoch : history.epochs()) {
      outcome.put("epoch " + epoch.number(), List.copyOf(epoch.figures().entrySet()));
    }
    outcome.put("stopped", history.stopped());
    return outcome;
  }

  /**
   * Trains with a checkpoint, slowly, until it is done or killed: backend, file, milliseconds; or
   * until it ends itself, below none.
   */
  public static void main(String[] args) {
    Fitting fitting = new Fitting(args[0]);
    long pause = Long.parseLong(args[2]);
    fitting
        .trainer
        .checkpoint(Path.of(args[1]))
        .callback(
            new Callback() {
              @Override
              public void onStep(Run run) {
                System.out.println("step " + run.epoch() + " " + run.batch());
                if (pause < 0) {
                  System.exit(3);
                }
                try {
                  Thread.sleep(pause);
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
              }

              @Override
              public void onEnd(Run run) {
                System.out.println("ended: " + run.stopped().orElse(""));
              }
            })
        .fit(fitting.loader, EPOCHS);
  }
}
