package dev.nabla.examples.task;

import dev.nabla.monitor.LivePage;
import dev.nabla.monitor.TensorBoard;
import dev.nabla.train.History;
import java.io.PrintWriter;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The options {@code --live}, {@code --port} and {@code --tensorboard} of a command that trains.
 */
final class MonitorOptions {
  @Option(
      names = "--live",
      description = "Shows the run on a page of this machine, whose address it prints.")
  private boolean live;

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "The page's port; by default, or with 0, any that is free.")
  private @Nullable Integer port;

  @Option(
      names = "--tensorboard",
      paramLabel = "FOLDER",
      description = "Writes event files for TensorBoard into FOLDER.")
  private @Nullable Path events;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  /** Throws where they do not go together. */
  void check() {
    if (port != null && !live) {
      throw new ParameterException(
          spec.commandLine(), "Option '--port' is that of the page: add --live, or leave it out");
    }
  }

  /** Trains while those look on. */
  History fit(Training training, Path checkpoint, PrintWriter print) {
    if (events != null) {
      training.callback(new TensorBoard(events).histograms());
    }
    if (!live) {
      return training.fit(checkpoint);
    }
    try (LivePage page = new LivePage(port == null ? 0 : port)) {
      print.println("live: " + page.url());
      print.flush();
      training.callback(page);
      return training.fit(checkpoint);
    }
  }
}
