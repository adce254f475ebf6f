package dev.nabla.examples.doctor;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Whether each backend whose classes are there is named in a services file; where several jars are
 * made one, the file of the first often takes the place of all.
 */
final class ServicesCheck implements Check {
  private static final String SERVICES = "META-INF/services/dev.nabla.backend.BackendProvider";

  private static final List<String> PROVIDERS =
      List.of(
          "dev.nabla.backend.pure.PureProvider",
          "dev.nabla.backend.nd4j.Nd4jProvider",
          "dev.nabla.backend.djl.DjlProvider");

  @Override
  public List<Finding> look(Facts facts) {
    Set<String> named = named(facts.loader());
    List<String> lost =
        PROVIDERS.stream()
            .filter(provider -> facts.has(provider.replace('.', '/') + ".class"))
            .filter(provider -> !named.contains(provider))
            .toList();
    if (!lost.isEmpty()) {
      return List.of(
          Finding.problem(
              "the classes " + lost + " are there, but no " + SERVICES + " names them",
              "where jars are made one, have these files merged:"
                  + " ServicesResourceTransformer of maven-shade-plugin, mergeServiceFiles() of"
                  + " Gradle's Shadow"));
    }
    return named.isEmpty()
        ? List.of()
        : List.of(Finding.ok("each backend's classes are named as services: " + named.size()));
  }

  /** The classes named in all services files; one that cannot be read names none. */
  private static Set<String> named(ClassLoader loader) {
    Set<String> named = new LinkedHashSet<>();
    try {
      for (URL url : Collections.list(loader.getResources(SERVICES))) {
        try (InputStream in = url.openStream()) {
          new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .map(line -> line.replaceFirst("#.*", "").strip())
              .filter(line -> !line.isEmpty())
              .forEach(named::add);
        }
      }
    } catch (IOException e) {
      return named;
    }
    return named;
  }
}
