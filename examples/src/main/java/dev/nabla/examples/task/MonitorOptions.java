package dev.nabla.examples.task;

import dev.nabla.monitor.LivePage;
import dev.nabla.monitor.TensorBoard;
import dev.nabla.train.History;
import java.io.PrintWriter;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options {@code --live} and {@code --tensorboard} of a command that trains. */
final class MonitorOptions {
  @Option(
      names = "--live",
      paramLabel = "PORT",
      arity = "0..1",
      fallbackValue = "0",
      description = "Shows the run on a page of this machine; by default at a port that is free.")
  private @Nullable Integer port;

  @Option(
      names = "--tensorboard",
      paramLabel = "FOLDER",
      description = "Writes event files for TensorBoard into FOLDER.")
  private @Nullable Path events;

  /** Trains while those look on. */
  History fit(Training training, Path checkpoint, PrintWriter print) {
    if (events != null) {
      training.callback(new TensorBoard(events).histograms());
    }
    if (port == null) {
      return training.fit(checkpoint);
    }
    try (LivePage page = new LivePage(port)) {
      print.println("live: " + page.url());
      print.flush();
      training.callback(page);
      return training.fit(checkpoint);
    }
  }
}
