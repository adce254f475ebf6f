package dev.nabla.examples.gallery;

import dev.nabla.backend.Backend;
import dev.nabla.data.DataLoader;
import dev.nabla.data.Example;
import dev.nabla.data.LoaderOptions;
import dev.nabla.data.TensorDataset;
import dev.nabla.nn.Module;
import dev.nabla.optim.Optimizer;
import dev.nabla.plot.Plots;
import dev.nabla.tensor.Tensor;
import dev.nabla.train.History;
import dev.nabla.train.Trainer;

/**
 * Compression: an image of 256 pixels through 16 numbers and back.
 *
 * <p>The target is the input. How much the 16 numbers keep is told by an image that keeps nothing:
 * the mean of all that was trained on.
 */
public final class Autoencoder implements Exhibit {
  private static final int PIXELS = DrawnDigits.SIZE * DrawnDigits.SIZE;
  private static final int SHOWN = 12;

  /** Images {@code [n, 1, 16, 16]} to codes {@code [n, 16]} and back. */
  record Model(Module encoder, Module decoder) implements Module {
    static Model create(Backend backend) {
      return new Model(
          backend.sequential(
              backend.flatten(),
              backend.linear(PIXELS, 128),
              backend.relu(),
              backend.linear(128, 16)),
          backend.sequential(
              backend.linear(16, 128),
              backend.relu(),
              backend.linear(128, PIXELS),
              backend.sigmoid(),
              backend.unflatten(1, 1, DrawnDigits.SIZE, DrawnDigits.SIZE)));
    }

    @Override
    public Tensor forward(Tensor x) {
      return decoder.forward(encoder.forward(x));
    }
  }

  @Override
  public String title() {
    return "Autoencoder: digits through 16 numbers";
  }

  @Override
  public void run(Backend backend, Report report) {
    Tensor held = DrawnDigits.draw(backend, 200).inputs();
    Tensor images = DrawnDigits.draw(backend, 2000).inputs();
    DataLoader<Example> test = DataLoader.of(new TensorDataset(held, held), new LoaderOptions(100));
    DataLoader<Example> train =
        DataLoader.of(
            new TensorDataset(images, images), new LoaderOptions(50).shuffle(backend.generator()));

    Model model = Model.create(backend);
    Optimizer optimizer = backend.adam(model.parameters(), 0.003);
    History history =
        new Trainer(backend, model, backend.mseLoss(), optimizer).validation(test).fit(train, 20);

    double kept = history.last("validation.loss");
    double nothing = held.sub(images.mean(0)).square().mean().item();
    report.figure("squared error of the test images", kept);
    report.figure("that of the mean image", nothing);
    Tensor shown = held.narrow(0, 0, SHOWN, 1);
    Tensor back = backend.noGrad(() -> model.forward(shown));
    report.picture("autoencoder", Plots.images(shown.concat(0, back), SHOWN));
    report.picture("autoencoder-curve", Plots.learningCurve(history));
  }
}
