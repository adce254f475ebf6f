package dev.nabla.examples.task;

import dev.nabla.backend.Backend;
import dev.nabla.plot.Plots;
import dev.nabla.tensor.NablaException;
import dev.nabla.train.History;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code nabla train}: what a file of settings says. */
@Command(
    name = "train",
    description = "Trains a model on a table, as a file of settings says.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  nabla train examples/data/iris.yaml                writes the folder iris",
      "  nabla train examples/data/iris.yaml --out elsewhere",
      "  nabla train --live examples/data/iris.yaml         with a page that shows how it goes",
      "",
      "The folder gets the model (model.safetensors), the learning curve (curve.png)",
      "and, until the last epoch, what it takes to go on (checkpoint.safetensors):",
      "a run that was stopped by Ctrl-C goes on when it is started again.",
    })
public final class TrainCommand implements Runnable {
  @Parameters(paramLabel = "FILE", description = "The settings, in YAML.")
  private Path file;

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      description = "Where results go; by default a folder called as FILE, here.")
  private @Nullable Path out;

  @Mixin private BackendOption backend;

  @Mixin private MonitorOptions monitors;

  @Option(names = "--quiet", description = "Prints no line for each epoch, and draws no bar.")
  private boolean quiet;

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    monitors.check();
    Backend chosen = backend.get();
    Path above = file.toAbsolutePath().getParent();
    Training training =
        new Training(TaskFile.read(file), above == null ? Path.of("") : above, chosen);
    Path folder = Arguments.folder(out == null ? Path.of(name(file)) : out);
    Path checkpoint = folder.resolve("checkpoint.safetensors");
    PrintWriter print = spec.commandLine().getOut();
    if (!quiet) {
      if (Terminal.isThere()) {
        training.callback(new Bar(print)); // before the lines, so that it is gone when they come
      }
      training.callback(new Lines(print));
    }
    History history = monitors.fit(training, checkpoint, print);
    switch (history.ending()) {
      case INTERRUPTED -> print.println("to go on, start it again");
      case NOT_FINITE ->
          throw new NablaException(
              file.toString(),
              "a finite loss",
              history.stopped(),
              "lower the learning rate; what " + folder + " had, it still has");
      case FAILED -> throw new IllegalStateException(history.stopped()); // else fit has thrown it
      case COMPLETE, STOPPED -> {
        Path model = folder.resolve("model.safetensors");
        training.result().write(model);
        Plots.learningCurve(history).save(folder.resolve("curve.png"));
        delete(checkpoint);
        print.println("wrote " + model + " and " + folder.resolve("curve.png"));
        print.println("to predict: nabla predict " + model + " " + training.sample());
      }
    }
    print.flush();
  }

  private static String name(Path file) {
    String name = String.valueOf(file.getFileName());
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name + ".out";
  }

  private static void delete(Path checkpoint) {
    try {
      Files.deleteIfExists(checkpoint);
    } catch (IOException e) {
      throw new NablaException(
          checkpoint.toString(), "a file that can be deleted", String.valueOf(e), "delete it", e);
    }
  }
}
