package dev.nabla.examples;

import com.google.inject.Inject;
import dev.nabla.backend.Backend;
import dev.nabla.examples.gallery.Exhibit;
import dev.nabla.tensor.NablaException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs examples by name. */
final class Runner {
  /** The name that stands for the notebook's examples, and the one that stands for the gallery. */
  static final String ALL = "all";

  static final String GALLERY = "gallery";

  private final Backend backend;
  private final Settings settings;
  private final Map<String, Example> examples;
  private final Map<String, Example> exhibits = new LinkedHashMap<>();

  @Inject
  Runner(
      Backend backend,
      Settings settings,
      Map<String, Example> examples,
      Map<String, Exhibit> gallery) {
    this.backend = backend;
    this.settings = settings;
    this.examples = examples;
    gallery.forEach((name, exhibit) -> exhibits.put(name, new Exhibited(exhibit, settings)));
  }

  /** Runs those named, in that order; several get a heading each. An unknown name runs nothing. */
  void run(List<String> names, PrintWriter out) {
    List<Example> chosen = new ArrayList<>();
    names.forEach(name -> chosen.addAll(named(name)));
    for (Example example : chosen) {
      if (chosen.size() > 1) {
        out.println("== " + example.title() + ", on " + backend.name());
      }
      settings.seed().ifPresent(backend::seed); // each draws the same, whatever ran before it
      example.run(backend, out);
    }
  }

  private Collection<Example> named(String name) {
    Example example = examples.getOrDefault(name, exhibits.get(name));
    if (example != null) {
      return List.of(example);
    }
    return switch (name) {
      case ALL -> examples.values();
      case GALLERY -> exhibits.values();
      default -> throw unknown(name);
    };
  }

  private NablaException unknown(String name) {
    List<String> known = new ArrayList<>(List.of(ALL));
    known.addAll(examples.keySet());
    known.add(GALLERY);
    known.addAll(exhibits.keySet());
    return new NablaException(
        "run", "one of " + String.join(", ", known), "'" + name + "'", Names.remedy(name, known));
  }
}
