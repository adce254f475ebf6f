package dev.nabla.examples.task;

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
import dev.nabla.tensor.Tensor;
import dev.nabla.train.Accuracy;
import dev.nabla.train.Callback;
import dev.nabla.train.EarlyStopping;
import dev.nabla.train.History;
import dev.nabla.train.MeanAbsoluteError;
import dev.nabla.train.Trainer;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** A task with its data read and its model made. */
final class Training {
  private final Task task;
  private final List<String> inputs;
  private final List<String> classes;
  private final Tensor x;
  private final Module model;
  private final DataLoader<Example> loader;
  private final Trainer trainer;

  /** Files are named from {@code folder} on. */
  Training(Task task, Path folder, Backend backend) {
    this.task = task;
    backend.seed(task.run().seed());
    Task.Data data = task.data();
    Table table = Csv.read(folder.resolve(data.file()), data.separator(), true);
    this.inputs =
        data.inputs().isEmpty()
            ? table.columns().stream().filter(name -> !name.equals(data.target())).toList()
            : data.inputs();
    this.x = Columns.numbers(table, backend, inputs);
    boolean numeric = Columns.isNumeric(table, data.target()) && !data.classes();
    Table.Labels labels = table.labels(backend, data.target());
    this.classes = numeric ? List.of() : labels.names();
    Tensor y = numeric ? Columns.numbers(table, backend, List.of(data.target())) : labels.classes();
    List<Dataset<Example>> parts = split(new TensorDataset(x, y), numeric, backend);
    this.model =
        new Layers(backend, inputs.size(), numeric ? 1 : classes.size())
            .model(
                data.standardize() ? List.of(standardization(parts.get(0))) : List.of(),
                task.model());
    LoaderOptions batches = new LoaderOptions(task.run().batch());
    this.loader = DataLoader.of(parts.get(0), batches.shuffle(backend.generator()));
    this.trainer = trainer(backend, numeric);
    boolean held = parts.get(1).size() > 0;
    if (held) {
      trainer.validation(DataLoader.of(parts.get(1), batches));
      trainer.metric(
          numeric ? "meanAbsoluteError" : "accuracy",
          numeric ? new MeanAbsoluteError() : new Accuracy());
    }
    Integer patience = task.run().patience();
    if (patience != null) {
      trainer.callback(new EarlyStopping(held ? "validation.loss" : "loss", patience));
    }
  }

  /** What is trained on, and what is held back: of each class its share. */
  private List<Dataset<Example>> split(TensorDataset all, boolean numeric, Backend backend) {
    double[] shares = {1 - task.data().validation(), task.data().validation()};
    return numeric
        ? Splits.random(all, backend.generator(), shares)
        : Splits.stratified(all, all.targets(), backend.generator(), shares);
  }

  private Trainer trainer(Backend backend, boolean numeric) {
    Optimizer optimizer = Choices.optimizer(task.optimizer(), backend, model);
    Trainer made =
        new Trainer(backend, model, Choices.loss(task.loss(), backend, !numeric), optimizer);
    Choices.schedule(task.schedule(), optimizer, task.run().epochs()).ifPresent(made::schedule);
    return made;
  }

  /** Of what is trained on alone. */
  private static Standardization standardization(Dataset<Example> training) {
    int[] all = IntStream.range(0, training.size()).toArray();
    return Standardization.of(training.batch(all).input());
  }

  void callback(Callback callback) {
    trainer.callback(callback);
  }

  /** Trains; {@code checkpoint} is what a run that is stopped goes on from. */
  History fit(Path checkpoint) {
    return trainer
        .callback(new SameTask(task))
        .checkpoint(checkpoint)
        .fit(loader, task.run().epochs());
  }

  /** The inputs of the first sample, as a command line has them. */
  String sample() {
    float[] first = x.narrow(0, 0, 1, 1).flatten().toFloatArray();
    StringBuilder text = new StringBuilder();
    for (float value : first) {
      text.append(text.isEmpty() ? "" : " ").append(value);
    }
    return text.toString();
  }

  /** What {@code predict} needs. */
  SavedModel result() {
    return new SavedModel(task.text(), inputs, classes, model);
  }
}
