package dev.nabla.examples;

import com.google.inject.Inject;
import dev.nabla.backend.Backend;
import dev.nabla.loss.Loss;
import dev.nabla.nn.Module;
import dev.nabla.optim.Optimizer;
import dev.nabla.tensor.Tensor;
import java.io.PrintWriter;
import java.util.Map;

/**
 * Part 4: model, gradients, loss and updates are all automatic.
 *
 * <p>The notebook's cell had been run five times before the run that it shows, so 500 silent epochs
 * come before the 100 printed ones; with {@code --seed} there are none.
 */
final class Part4Model implements Example {
  /** The weights that the notebook's model had drawn, and the epochs that it does not show. */
  private static final Start NOTEBOOK =
      new Start(Map.of("weight", 0.48280417919158936, "bias", -0.27301812171936035), 500);

  private final Start start;

  @Inject
  Part4Model(Settings settings) {
    this.start = settings.start(NOTEBOOK);
  }

  @Override
  public String title() {
    return "Part 4: model";
  }

  @Override
  public void run(Backend backend, PrintWriter out) {
    Tensor x = backend.tensor(new float[][] {{1}, {2}, {3}, {4}});
    Tensor y = backend.tensor(new float[][] {{2}, {4}, {6}, {8}});
    int samples = x.shape().extent(0);
    int features = x.shape().extent(1);
    out.println("(" + samples + ", " + features + ")");

    Tensor test = backend.tensor(new float[][] {{5}});
    Module model = backend.linear(features, features);
    start.set(model);
    out.println("Prediction before training: f(5) = " + model.forward(test).item());
    train(backend, model, x, y, out);
    out.println("Prediction after training: f(5) = " + model.forward(test).item());
  }

  private void train(Backend backend, Module model, Tensor x, Tensor y, PrintWriter out) {
    Loss loss = backend.mseLoss();
    Optimizer optimizer = backend.sgd(model.parameters(), 0.01);
    for (int epoch = -start.silentEpochs(); epoch < 100; epoch++) {
      Tensor l = loss.of(model.forward(x), y);
      l.backward();
      optimizer.step();
      optimizer.zeroGrad();
      if (epoch >= 0 && epoch % 10 == 0) {
        Tensor w = model.parameters().get(0);
        out.println("epoch " + (epoch + 1) + ": w = " + w.item() + ", loss = " + l.item());
      }
    }
  }
}
