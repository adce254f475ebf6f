package dev.nabla.examples.doctor;

import java.io.File;
import java.io.IOException;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;

/** What the jar says that {@code java -jar} started. */
final class Manifests {
  private Manifests() {}

  /** Its main attribute {@code name}; empty where a class was started. */
  static Optional<String> ofStarted(Facts facts, Attributes.Name name) {
    String path = facts.property("java.class.path");
    if (!path.endsWith(".jar") || path.contains(File.pathSeparator)) {
      return Optional.empty();
    }
    try (JarFile jar = new JarFile(path)) {
      Manifest manifest = jar.getManifest();
      return Optional.ofNullable(manifest)
          .map(Manifest::getMainAttributes)
          .map(attributes -> attributes.getValue(name));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
