package dev.nabla.examples;

import dev.nabla.backend.Backend;
import dev.nabla.loss.Loss;
import dev.nabla.optim.Optimizer;
import dev.nabla.tensor.Parameter;
import dev.nabla.tensor.Tensor;
import java.io.PrintWriter;
import java.util.List;

/** Part 3: gradient, loss and update are automatic; the prediction is by hand. */
final class Part3LossAndOptimizer implements Example {
  @Override
  public String title() {
    return "Part 3: loss and optimizer";
  }

  @Override
  public void run(Backend backend, PrintWriter out) {
    Tensor x = backend.tensor(1f, 2f, 3f, 4f);
    Tensor y = backend.tensor(2f, 4f, 6f, 8f);
    Parameter w = backend.parameter(backend.scalar(0));
    out.println("Prediction before training: f(5) = " + w.mul(5).item());

    Loss loss = backend.mseLoss();
    Optimizer optimizer = backend.sgd(List.of(w), 0.01);
    for (int epoch = 0; epoch < 100; epoch++) {
      Tensor yHat = x.mul(w);
      Tensor l = loss.of(yHat, y);
      l.backward();
      optimizer.step();
      optimizer.zeroGrad();
      if (epoch % 10 == 0) {
        out.println("epoch " + (epoch + 1) + ": w = " + w.item() + ", loss = " + l.item());
      }
    }
    out.println("Prediction after training: f(5) = " + w.mul(5).item());
  }
}
