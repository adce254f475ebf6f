package dev.nabla.examples.task;

import dev.nabla.train.Callback;
import dev.nabla.train.History;
import dev.nabla.train.Run;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.stream.Collectors;

/** Prints a line for each epoch. */
final class Lines implements Callback {
  private final PrintWriter out;

  Lines(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void onStart(Run run) {
    if (run.epoch() > 1 || run.batch() > 0) {
      out.printf("going on in epoch %d, after batch %d%n", run.epoch(), run.batch());
    }
  }

  @Override
  public void onEpoch(Run run) {
    History.Epoch last = run.history().epochs().get(run.history().epochs().size() - 1);
    String figures =
        last.figures().entrySet().stream()
            .map(e -> e.getKey() + " " + String.format(Locale.ROOT, "%.4g", e.getValue()))
            .collect(Collectors.joining(", "));
    out.printf("epoch %d of %d: %s%n", last.number(), run.epochs(), figures);
    out.flush();
  }

  @Override
  public void onEnd(Run run) {
    run.stopped().ifPresent(reason -> out.println("stopped: " + reason));
    out.flush();
  }
}
