package dev.nabla.examples;

import dev.nabla.backend.Backend;
import dev.nabla.examples.gallery.Exhibit;
import dev.nabla.examples.gallery.Report;
import java.io.PrintWriter;

/** An exhibit run as an example: from a seed, and with the folder that was chosen. */
record Exhibited(Exhibit exhibit, Settings settings) implements Example {
  private static final long SEED = 1;

  @Override
  public String title() {
    return exhibit.title();
  }

  @Override
  public void run(Backend backend, PrintWriter out) {
    backend.seed(settings.seed().orElse(SEED));
    exhibit.run(backend, new Report(out, settings.pictures()));
  }
}
