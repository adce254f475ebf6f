package dev.nabla.examples.gallery;

import dev.nabla.backend.Backend;
import dev.nabla.csv.Csv;
import dev.nabla.data.DataLoader;
import dev.nabla.data.Dataset;
import dev.nabla.data.Example;
import dev.nabla.data.LoaderOptions;
import dev.nabla.data.Splits;
import dev.nabla.data.Standardization;
import dev.nabla.data.Table;
import dev.nabla.data.TensorDataset;
import dev.nabla.nn.Module;
import dev.nabla.optim.Optimizer;
import dev.nabla.optim.schedule.CosineAnnealingLr;
import dev.nabla.plot.Plots;
import dev.nabla.tensor.Tensor;
import dev.nabla.train.ConfusionMatrix;
import dev.nabla.train.History;
import dev.nabla.train.Trainer;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Classification: which of three species an iris is, by the size of its petals and sepals.
 *
 * <p>A table becomes tensors, is split so that each part has its share of each species, and a
 * perceptron with a hidden layer learns it. The standardization is worked out of the training part
 * alone, and stands in front of the model.
 */
public final class Iris implements Exhibit {
  private static final int EPOCHS = 60;

  @Override
  public String title() {
    return "Iris: classes of a table's rows";
  }

  @Override
  public void run(Backend backend, Report report) {
    Table table = Csv.parse("iris.csv", Resource.text("iris.csv"));
    Tensor x = table.numbers(backend, "sepal_length", "sepal_width", "petal_length", "petal_width");
    Table.Labels species = table.labels(backend, "species");
    List<Dataset<Example>> parts =
        Splits.stratified(
            new TensorDataset(x, species.classes()),
            species.classes(),
            backend.generator(),
            0.7,
            0.3);
    DataLoader<Example> train =
        DataLoader.of(parts.get(0), new LoaderOptions(16).shuffle(backend.generator()));
    DataLoader<Example> test = DataLoader.of(parts.get(1), new LoaderOptions(16));

    Module model =
        backend.sequential(
            standardization(parts.get(0)),
            backend.linear(4, 16),
            backend.relu(),
            backend.linear(16, species.names().size()));
    Optimizer optimizer = backend.adam(model.parameters(), 0.01);
    ConfusionMatrix matrix = new ConfusionMatrix(species.names().size());
    History history =
        new Trainer(backend, model, backend.crossEntropyLoss(), optimizer)
            .validation(test)
            .metric("accuracy", matrix)
            .schedule(new CosineAnnealingLr(optimizer, EPOCHS))
            .fit(train, EPOCHS);

    report.figure("training loss", history.last("loss"));
    report.figure("test accuracy", matrix.value());
    report.figure("test F1, mean of the species", matrix.f1());
    report.picture("iris-confusion", Plots.confusionMatrix(matrix, species.names()));
    report.picture("iris-curve", Plots.learningCurve(history));
  }

  private static Standardization standardization(Dataset<Example> training) {
    int[] all = IntStream.range(0, training.size()).toArray();
    return Standardization.of(training.batch(all).input());
  }
}
