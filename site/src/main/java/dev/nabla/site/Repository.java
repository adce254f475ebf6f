package dev.nabla.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The files that pages are made of.
 *
 * @param root the folder that it is in
 * @param pages by their places
 */
record Repository(Path root, Map<Path, Page> pages) {
  private static final Set<String> LEFT_OUT = Set.of("target", "node_modules");

  /**
   * The files in Markdown in the root, {@code docs} and the modules, but those of tests and those
   * that are built or hidden; what else lies about is not the project's.
   */
  static Repository of(Path root) {
    Map<Path, Page> pages = new LinkedHashMap<>();
    List<Path> found = new ArrayList<>();
    for (Path file : list(root)) {
      if (file.endsWith("docs") || Files.exists(file.resolve("pom.xml"))) {
        walk(file, found);
      } else if (Files.isRegularFile(file)) {
        found.add(file);
      }
    }
    for (Path file : found) {
      Path place = root.relativize(file);
      if (place.toString().endsWith(".md") && !place.toString().matches(".*src.test.*")) {
        pages.put(place, Page.of(place, text(file)));
      }
    }
    return new Repository(root, pages);
  }

  private static void walk(Path folder, List<Path> found) {
    for (Path file : list(folder)) {
      String name = file.getFileName().toString();
      if (name.startsWith(".") || LEFT_OUT.contains(name)) {
        continue;
      }
      if (Files.isDirectory(file)) {
        walk(file, found);
      } else {
        found.add(file);
      }
    }
  }

  private static List<Path> list(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean has(Path place) {
    return Files.exists(root.resolve(place));
  }

  /** What is in a folder and below; nothing of a file. */
  List<Path> files(Path place) {
    List<Path> found = new ArrayList<>();
    if (Files.isDirectory(root.resolve(place))) {
      walk(root.resolve(place), found);
    }
    return found.stream().map(root::relativize).toList();
  }

  String read(Path place) {
    return text(root.resolve(place));
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
