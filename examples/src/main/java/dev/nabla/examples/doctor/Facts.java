package dev.nabla.examples.doctor;

import dev.nabla.backend.Backends;
import dev.nabla.backend.Backends.Candidate;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What checks look at.
 *
 * @param properties the system's
 * @param environment its variables
 * @param options what the JVM was started with
 * @param loader of the class path
 * @param root of the file system
 * @param backends those found
 * @param chosen the backend that a run would take; empty if it would be refused
 * @param processors that the JVM may use
 */
record Facts(
    Map<String, String> properties,
    Map<String, String> environment,
    List<String> options,
    ClassLoader loader,
    Path root,
    List<Candidate> backends,
    Optional<String> chosen,
    int processors) {
  /** Those of this process. */
  static Facts ofProcess() {
    return new Facts(
        System.getProperties().stringPropertyNames().stream()
            .collect(Collectors.toMap(name -> name, name -> System.getProperty(name, ""))),
        System.getenv(),
        ManagementFactory.getRuntimeMXBean().getInputArguments(),
        Facts.class.getClassLoader(),
        Path.of("/"),
        Backends.found(),
        Backends.chosen(),
        Runtime.getRuntime().availableProcessors());
  }

  String property(String name) {
    return properties.getOrDefault(name, "");
  }

  /** The number of this Java's feature release: 17. */
  int java() {
    String version = property("java.specification.version");
    String number = version.startsWith("1.") ? version.substring(2) : version;
    return number.matches("\\d{1,4}") ? Integer.parseInt(number) : 0;
  }

  /** Whether a file of this name is on the class path. */
  boolean has(String resource) {
    return loader.getResource(resource) != null;
  }

  /** Whether there is a backend called {@code name}, usable or not. */
  boolean hasBackend(String name) {
    return backends.stream().anyMatch(backend -> backend.name().equals(name));
  }

  /** The text of a file below the root; empty where it cannot be read. */
  Optional<String> text(String path) {
    try {
      return Optional.of(Files.readString(root.resolve(path), StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
