package dev.nabla.monitor;

import dev.nabla.backend.Backend;
import dev.nabla.backend.Backends;
import dev.nabla.data.DataLoader;
import dev.nabla.data.Example;
import dev.nabla.data.LoaderOptions;
import dev.nabla.data.TensorDataset;
import dev.nabla.nn.Module;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import dev.nabla.train.MeanAbsoluteError;
import dev.nabla.train.Trainer;

/** A small training: 24 samples in batches of 6, so 4 steps an epoch. */
final class Small {
  static final int BATCHES = 4;
  static final String METRIC = "<img src=x onerror=alert(1)>";

  final Backend backend = Backends.get("pure");
  final Module model;
  final DataLoader<Example> loader;
  final Trainer trainer;

  Small() {
    backend.seed(3);
    Tensor x = backend.randn(Shape.of(24, 3));
    TensorDataset data = new TensorDataset(x, x.sum(1).unsqueeze(1));
    this.model = backend.sequential(backend.linear(3, 8), backend.tanh(), backend.linear(8, 1));
    this.loader = DataLoader.of(data, new LoaderOptions(6));
    this.trainer =
        new Trainer(backend, model, backend.mseLoss(), backend.sgd(model.parameters(), 0.1))
            .validation(DataLoader.of(data, new LoaderOptions(24)))
            .metric(METRIC, new MeanAbsoluteError());
  }
}
