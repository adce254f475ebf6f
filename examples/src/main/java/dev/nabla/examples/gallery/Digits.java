package dev.nabla.examples.gallery;

import dev.nabla.backend.Backend;
import dev.nabla.data.DataLoader;
import dev.nabla.data.Example;
import dev.nabla.data.LoaderOptions;
import dev.nabla.data.TensorDataset;
import dev.nabla.nn.ConvOptions;
import dev.nabla.nn.Module;
import dev.nabla.optim.Optimizer;
import dev.nabla.optim.schedule.CosineAnnealingLr;
import dev.nabla.plot.Plots;
import dev.nabla.train.ConfusionMatrix;
import dev.nabla.train.History;
import dev.nabla.train.Trainer;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Images: which digit is drawn, by a convolutional network.
 *
 * <p>Two convolutions, each with a pooling that halves the image, and a linear layer. The digits
 * are {@link DrawnDigits}: those of the test are others than those of the training.
 */
public final class Digits implements Exhibit {
  private static final int EPOCHS = 5;
  private static final int SHOWN = 40;

  @Override
  public String title() {
    return "Digits: a convolutional network";
  }

  @Override
  public void run(Backend backend, Report report) {
    TensorDataset held = DrawnDigits.draw(backend, 300);
    DataLoader<Example> test = DataLoader.of(held, new LoaderOptions(100));
    DataLoader<Example> train =
        DataLoader.of(
            DrawnDigits.draw(backend, 1000), new LoaderOptions(32).shuffle(backend.generator()));

    Module model = model(backend);
    Optimizer optimizer = backend.adamW(model.parameters(), 0.005);
    ConfusionMatrix matrix = new ConfusionMatrix(10);
    History history =
        new Trainer(backend, model, backend.crossEntropyLoss(), optimizer)
            .validation(test)
            .metric("accuracy", matrix)
            .schedule(new CosineAnnealingLr(optimizer, EPOCHS))
            .fit(train, EPOCHS);

    report.figure("training loss", history.last("loss"));
    report.figure("test accuracy", matrix.value());
    List<String> names = IntStream.range(0, 10).mapToObj(Integer::toString).toList();
    report.picture("digits", Plots.images(held.inputs().narrow(0, 0, SHOWN, 1), 10));
    report.picture("digits-confusion", Plots.confusionMatrix(matrix, names));
    report.picture("digits-curve", Plots.learningCurve(history));
  }

  private static Module model(Backend backend) {
    int quarter = DrawnDigits.SIZE / 4;
    return backend.sequential(
        backend.conv2d(1, 8, new ConvOptions(3).padding(1)),
        backend.relu(),
        backend.maxPool2d(2),
        backend.conv2d(8, 16, new ConvOptions(3).padding(1)),
        backend.relu(),
        backend.maxPool2d(2),
        backend.flatten(),
        backend.linear(16 * quarter * quarter, 10));
  }
}
