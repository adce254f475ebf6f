package dev.nabla.examples;

import dev.nabla.backend.Backend;
import dev.nabla.tensor.Parameter;
import dev.nabla.tensor.Tensor;
import java.io.PrintWriter;

/** Part 2: the gradient is automatic; prediction, loss and update are by hand. */
final class Part2Autograd implements Example {
  @Override
  public String title() {
    return "Part 2: autograd";
  }

  @Override
  public void run(Backend backend, PrintWriter out) {
    Tensor x = backend.tensor(1f, 2f, 3f, 4f);
    Tensor y = backend.tensor(2f, 4f, 6f, 8f);
    Parameter w = backend.parameter(backend.scalar(0));
    out.println("Prediction before training: f(5) = " + w.mul(5).item());

    double learningRate = 0.01;
    for (int epoch = 0; epoch < 100; epoch++) {
      Tensor yHat = x.mul(w);
      Tensor l = yHat.sub(y).square().mean();
      l.backward();
      backend.noGrad(() -> w.assign(w.sub(w.grad().mul(learningRate))));
      w.zeroGrad();
      if (epoch % 10 == 0) {
        out.println("epoch " + (epoch + 1) + ": w = " + w.item() + ", loss = " + l.item());
      }
    }
    out.println("Prediction after training: f(5) = " + w.mul(5).item());
  }
}
