package dev.nabla.examples;

import com.google.inject.Inject;
import dev.nabla.backend.Backend;
import dev.nabla.tensor.NablaException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs examples by name. */
final class Runner {
  /** The name that stands for every example. */
  static final String ALL = "all";

  private final Backend backend;
  private final Settings settings;
  private final Map<String, Example> examples;

  @Inject
  Runner(Backend backend, Settings settings, Map<String, Example> examples) {
    this.backend = backend;
    this.settings = settings;
    this.examples = examples;
  }

  /** Runs those named, in that order; several get a heading each. An unknown name runs nothing. */
  void run(List<String> names, PrintWriter out) {
    List<Example> chosen = new ArrayList<>();
    for (String name : names) {
      chosen.addAll(name.equals(ALL) ? examples.values() : List.of(named(name)));
    }
    for (Example example : chosen) {
      if (chosen.size() > 1) {
        out.println("== " + example.title() + ", on " + backend.name());
      }
      settings.seed().ifPresent(backend::seed); // each draws the same, whatever ran before it
      example.run(backend, out);
    }
  }

  private Example named(String name) {
    Example example = examples.get(name);
    if (example == null) {
      List<String> known = new ArrayList<>(List.of(ALL));
      known.addAll(examples.keySet());
      throw new NablaException(
          "run", "one of " + String.join(", ", known), "'" + name + "'", Names.remedy(name, known));
    }
    return example;
  }
}
