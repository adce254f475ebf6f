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
 * The custom model: as part 4, all automatic, but the model is of one's own making.
 *
 * <p>It is {@link LinearRegression}, or another one that {@code --model} names.
 */
final class CustomLinearRegression implements Example {
  /** The weights that the notebook's model had drawn. */
  private static final Start NOTEBOOK =
      new Start(Map.of("lin.weight", 0.007756948471069336, "lin.bias", -0.011479020118713379), 0);

  private final ModelFactory factory;
  private final Start start;

  @Inject
  CustomLinearRegression(Settings settings, Map<String, ModelFactory> models) {
    this.factory = settings.model(models);
    this.start = settings.model().equals(Settings.MODEL) ? settings.start(NOTEBOOK) : Start.DRAWN;
  }

  @Override
  public String title() {
    return "Custom linear regression model";
  }

  @Override
  public void run(Backend backend, PrintWriter out) {
    Tensor x = backend.tensor(new float[][] {{1}, {2}, {3}, {4}});
    Tensor y = backend.tensor(new float[][] {{2}, {4}, {6}, {8}});
    int samples = x.shape().extent(0);
    int features = x.shape().extent(1);
    out.println("(" + samples + ", " + features + ")");

    Tensor test = backend.tensor(new float[][] {{5}});
    Module model = factory.create(backend, features, features); // a LinearRegression
    start.set(model);
    out.println("Prediction before training: f(5) = " + model.forward(test).item());
    train(backend, model, x, y, out);
    out.println("Prediction after training: f(5) = " + model.forward(test).item());
  }

  private void train(Backend backend, Module model, Tensor x, Tensor y, PrintWriter out) {
    Loss loss = backend.mseLoss();
    Optimizer optimizer = backend.sgd(model.parameters(), 0.01);
    for (int epoch = 0; epoch < 100; epoch++) {
      Tensor l = loss.of(model.forward(x), y);
      l.backward();
      optimizer.step();
      optimizer.zeroGrad();
      if (epoch % 10 == 0) {
        Tensor w = model.parameters().get(0).flatten().select(0, 0);
        out.println("epoch " + (epoch + 1) + ": w = " + w.item() + ", loss = " + l.item());
      }
    }
  }
}
