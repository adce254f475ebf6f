package dev.nabla.examples;

import dev.nabla.backend.Backend;
import dev.nabla.tensor.Tensor;
import java.io.PrintWriter;

/**
 * Part 1: prediction, gradient, loss and update are all by hand; tensors serve as plain arrays.
 *
 * <p>The 'mean' of {@link #gradient} is taken of a dot product, one number, so it is a sum: its
 * step is four times that of part 2, hence w = 1.2 after the first epoch where autograd has 0.3.
 * The arrays are FLOAT32 and w is a double, as in the notebook.
 */
final class Part1ByHand implements Example {
  @Override
  public String title() {
    return "Part 1: by hand";
  }

  @Override
  public void run(Backend backend, PrintWriter out) {
    Tensor x = backend.tensor(1f, 2f, 3f, 4f);
    Tensor y = backend.tensor(2f, 4f, 6f, 8f);
    double w = 0;
    out.println("Prediction before training: f(5) = " + w * 5);

    double learningRate = 0.01;
    for (int epoch = 0; epoch < 20; epoch++) {
      Tensor yHat = x.mul(w);
      Tensor l = loss(y, yHat);
      double dw = gradient(x, y, yHat);
      w -= learningRate * dw;
      if (epoch % 2 == 0) {
        out.println("epoch " + (epoch + 1) + ": w = " + w + ", loss = " + l.item());
      }
    }
    out.println("Prediction after training: f(5) = " + w * 5);
  }

  /** {@code 1/N * sum((w x - y)^2)}. */
  private static Tensor loss(Tensor y, Tensor yHat) {
    return yHat.sub(y).square().mean();
  }

  /** {@code sum(2 x (w x - y))}: the gradient of the loss, times N. */
  private static double gradient(Tensor x, Tensor y, Tensor yHat) {
    return x.mul(2).dot(yHat.sub(y)).mean().item();
  }
}
