package dev.nabla.conformance;

import dev.nabla.backend.Backend;
import dev.nabla.conformance.RunTwin.Run;
import dev.nabla.loss.CrossEntropyLoss;
import dev.nabla.loss.Loss;
import dev.nabla.nn.Conv2d;
import dev.nabla.nn.ConvOptions;
import dev.nabla.nn.Module;
import dev.nabla.optim.Adam;
import dev.nabla.optim.GradientClipping;
import dev.nabla.optim.Optimizer;
import dev.nabla.optim.Sgd;
import dev.nabla.optim.schedule.CosineAnnealingLr;
import dev.nabla.optim.schedule.ExponentialLr;
import dev.nabla.optim.schedule.LambdaLr;
import dev.nabla.optim.schedule.Schedule;
import dev.nabla.tensor.DType;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import java.util.Map;
import java.util.function.Supplier;

/** The runs of {@code twins/sections/runs.py}, each in the script's order of draws. */
final class Runs {
  static final Map<String, RunTwin> ALL =
      Map.of(
          "notebook", new RunTwin(Runs::notebook),
          "mlp", new RunTwin(Runs::mlp),
          "convNet", new RunTwin(Runs::convNet),
          "lstm", new RunTwin(Runs::lstm),
          "transformer", new RunTwin(Runs::transformer),
          "autoencoder", new RunTwin(Runs::autoencoder));

  private static final int STEPS = 100;

  private Runs() {}

  private static Run notebook(Backend b) {
    Module model = b.linear(1, 1);
    Tensor x = b.tensor(new float[][] {{1}, {2}, {3}, {4}});
    Loss loss = b.mseLoss();
    Optimizer optimizer = b.sgd(model.parameters(), 0.01);
    return new Run(model, () -> loss.of(model.forward(x), x.mul(2)), optimizer::step, optimizer);
  }

  private static Run mlp(Backend b) {
    Module model =
        b.sequential(b.linear(8, 16), b.gelu(), b.linear(16, 16), b.relu(), b.linear(16, 3));
    Tensor x = b.randn(Shape.of(60, 8));
    Tensor y = x.slice(1, 0, 3).mul(2).argMax(1);
    Loss loss = new CrossEntropyLoss().labelSmoothing(0.1);
    Optimizer optimizer =
        b.adam(model.parameters(), new Adam.Options().learningRate(0.01).weightDecay(1e-4));
    Supplier<Tensor> rows = new Batches(b, 60, 20);
    return new Run(
        model,
        () -> {
          Tensor at = rows.get();
          return loss.of(model.forward(x.indexSelect(0, at)), y.indexSelect(0, at));
        },
        optimizer::step,
        optimizer);
  }

  private static Run convNet(Backend b) {
    Module model =
        b.sequential(
            Conv2d.create(b, 1, 4, new ConvOptions(3).padding(1).bias(false)),
            b.batchNorm2d(4),
            b.relu(),
            b.maxPool2d(2),
            b.conv2d(4, 8, 3),
            b.batchNorm2d(8),
            b.relu(),
            b.adaptiveAvgPool2d(1),
            b.flatten(),
            b.dropout(0.25),
            b.linear(8, 3));
    Tensor y = b.arange(30).remainder(3);
    Tensor diagonal = y.to(DType.FLOAT32).reshape(30, 1, 1, 1).mul(b.eye(8));
    Tensor x = b.rand(Shape.of(30, 1, 8, 8)).add(diagonal);
    Loss loss = b.crossEntropyLoss();
    Optimizer optimizer =
        b.sgd(
            model.parameters(),
            new Sgd.Options().learningRate(0.05).momentum(0.9).nesterov(true).weightDecay(1e-3));
    Schedule schedule = new CosineAnnealingLr(optimizer, STEPS);
    Supplier<Tensor> rows = new Batches(b, 30, 10);
    return new Run(
        model,
        () -> {
          Tensor at = rows.get();
          return loss.of(model.forward(x.indexSelect(0, at)), y.indexSelect(0, at));
        },
        () -> {
          optimizer.step();
          schedule.step();
        },
        optimizer);
  }

  private static Run lstm(Backend b) {
    Module model = RunModels.Characters.create(b);
    Tensor data = sequences(b, 24, 9);
    Optimizer optimizer = b.adamW(model.parameters(), 0.02);
    Supplier<Tensor> loss = nextSymbol(b, model, data);
    return new Run(
        model,
        loss,
        () -> {
          GradientClipping.clipGradNorm(model.parameters(), 0.5);
          optimizer.step();
        },
        optimizer);
  }

  private static Run transformer(Backend b) {
    Module model = RunModels.Encoder.create(b);
    Tensor data = sequences(b, 24, 9);
    Optimizer optimizer = b.adamW(model.parameters(), 0.005);
    Schedule warmUp = new LambdaLr(optimizer, step -> Math.min(1, (step + 1) / 20.0));
    Supplier<Tensor> loss = nextSymbol(b, model, data);
    return new Run(
        model,
        loss,
        () -> {
          optimizer.step();
          warmUp.step();
        },
        optimizer);
  }

  private static Run autoencoder(Backend b) {
    Module model =
        b.sequential(
            b.linear(12, 8),
            b.silu(),
            b.linear(8, 3),
            b.tanh(),
            b.linear(3, 8),
            b.silu(),
            b.linear(8, 12),
            b.sigmoid());
    Tensor hidden = b.rand(Shape.of(40, 2));
    Tensor x = hidden.matmul(b.randn(Shape.of(2, 12))).sigmoid();
    Loss loss = b.bceLoss();
    Optimizer optimizer = b.nAdam(model.parameters(), 0.01);
    Schedule schedule = new ExponentialLr(optimizer, 0.99);
    Supplier<Tensor> rows = new Batches(b, 40, 20);
    return new Run(
        model,
        () -> {
          Tensor at = x.indexSelect(0, rows.get());
          return loss.of(model.forward(at), at);
        },
        () -> {
          optimizer.step();
          schedule.step();
        },
        optimizer);
  }

  /**
   * INT64 {@code [count, length]}, each counting up from a random start by a random step, mod 10.
   */
  private static Tensor sequences(Backend b, int count, int length) {
    Tensor start = b.randInt(0, 10, Shape.of(count, 1));
    Tensor step = b.randInt(1, 4, Shape.of(count, 1));
    return start.add(step.mul(b.arange(length))).remainder(10);
  }

  private static Supplier<Tensor> nextSymbol(Backend b, Module model, Tensor data) {
    Loss loss = b.crossEntropyLoss();
    int last = data.shape().extent(1) - 1;
    Supplier<Tensor> rows = new Batches(b, data.shape().extent(0), 8);
    return () -> {
      Tensor at = data.indexSelect(0, rows.get());
      Tensor logits = model.forward(at.slice(1, 0, last));
      return loss.of(logits.transpose(1, 2), at.slice(1, 1, last + 1));
    };
  }
}
