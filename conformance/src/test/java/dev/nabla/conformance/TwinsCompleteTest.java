package dev.nabla.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nabla.loss.MseLoss;
import dev.nabla.nn.Activation;
import dev.nabla.nn.ChannelNorm;
import dev.nabla.nn.Component;
import dev.nabla.nn.ConstantPad;
import dev.nabla.nn.Pad;
import dev.nabla.optim.Optimizer;
import dev.nabla.optim.schedule.Resumable;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No layer, loss, optimizer or schedule is in the api that was not recorded from PyTorch. */
class TwinsCompleteTest {
  private static final Path SECTIONS = Path.of("vectors", "twins", "sections");

  /** What others are made of: batch and instance norms, ten paddings, functions without numbers. */
  private static final Set<Class<?>> PARTS =
      Set.of(ChannelNorm.class, Pad.class, ConstantPad.class, Activation.class);

  @Test
  void everyLayerIsRecorded() throws IOException {
    assertRecorded(
        "dev.nabla.nn", t -> Component.class.isAssignableFrom(t) && !PARTS.contains(t), 60);
  }

  @Test
  void everyActivationWithoutNumbersIsRecorded() throws IOException {
    Set<String> missing = new TreeSet<>();
    for (Activation activation : Activation.values()) {
      missing.add(activation.name().replace("_TANH", "").replace("_", "").toLowerCase(Locale.ROOT));
    }
    missing.removeAll(recorded());
    assertEquals(Set.of(), missing);
    assertTrue(Twins.section("activations").containsKey("gelu/tanh"));
  }

  @Test
  void everyLossIsRecorded() throws IOException {
    assertRecorded(
        MseLoss.class.getPackageName(), type -> type.getSimpleName().endsWith("Loss"), 20);
  }

  @Test
  void everyOptimizerIsRecorded() throws IOException {
    assertRecorded("dev.nabla.optim", Optimizer.class::isAssignableFrom, 14);
  }

  @Test
  void everyScheduleIsRecorded() throws IOException {
    assertRecorded("dev.nabla.optim.schedule", Resumable.class::isAssignableFrom, 16);
  }

  private static void assertRecorded(String folder, Predicate<Class<?>> wanted, int least)
      throws IOException {
    Set<String> recorded = recorded();
    List<String> names =
        classes(folder).stream().filter(wanted).map(TwinsCompleteTest::key).sorted().toList();
    assertTrue(names.size() >= least, () -> names.size() + " in " + folder + ": " + names);
    Set<String> missing = new TreeSet<>(names);
    missing.removeAll(recorded);
    assertEquals(Set.of(), missing, "add a line to vectors/twins/sections, and record it");
  }

  /** The first part of each id, in small letters. */
  private static Set<String> recorded() throws IOException {
    Set<String> recorded = new TreeSet<>();
    try (Stream<Path> sections = Files.list(SECTIONS)) {
      for (Path section : sections.filter(f -> f.toString().endsWith(".py")).toList()) {
        String name = section.getFileName().toString().replace(".py", "");
        Twins.section(name).keySet().forEach(id -> recorded.add(first(id)));
      }
    }
    return recorded;
  }

  private static String first(String id) {
    return id.split("/", -1)[0].toLowerCase(Locale.ROOT);
  }

  private static String key(Class<?> type) {
    String name = type.getSimpleName().toLowerCase(Locale.ROOT);
    return name.replaceAll("(loss|lr|scheduler)$", "");
  }

  /** The public classes of a package that can be made. */
  static List<Class<?>> classes(String folder) throws IOException {
    String path = folder.replace('.', '/');
    URL url = Objects.requireNonNull(Component.class.getClassLoader().getResource(path), path);
    try {
      URI uri = url.toURI();
      if (uri.getScheme().equals("jar")) {
        try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
          return classes(folder, jar.getPath(path));
        }
      }
      return classes(folder, Path.of(uri));
    } catch (URISyntaxException e) {
      throw new IOException(e);
    }
  }

  private static List<Class<?>> classes(String folder, Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .map(f -> f.getFileName().toString())
          .filter(f -> f.endsWith(".class") && !f.contains("$") && !f.contains("-"))
          .map(f -> type(folder + "." + f.substring(0, f.length() - ".class".length())))
          .filter(t -> Modifier.isPublic(t.getModifiers()))
          .filter(t -> !t.isInterface() && !Modifier.isAbstract(t.getModifiers()))
          .collect(Collectors.toList());
    }
  }

  private static Class<?> type(String name) {
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }
}
