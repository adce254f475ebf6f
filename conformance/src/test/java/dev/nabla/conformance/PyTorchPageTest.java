package dev.nabla.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nabla.backend.Backend;
import dev.nabla.nn.Activation;
import dev.nabla.nn.Component;
import dev.nabla.nn.Module;
import dev.nabla.nn.init.Init;
import dev.nabla.optim.GradientClipping;
import dev.nabla.optim.Optimizer;
import dev.nabla.optim.schedule.Resumable;
import dev.nabla.tensor.Tensor;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/pytorch.md names all that there is, and nothing that there is not. */
class PyTorchPageTest {
  private static final Path PAGE = Path.of("..", "docs", "pytorch.md");
  private static final Pattern SPAN = Pattern.compile("`([^`]*)`");
  private static final Pattern NAME = Pattern.compile("([A-Za-z0-9]+)(?:\\.(\\w+))?(?:\\.(\\w+))?");

  /** What stands before the dot for one of a type. */
  private static final Map<String, Class<?>> SUBJECTS =
      Map.of(
          "backend", Backend.class,
          "module", Module.class,
          "optimizer", Optimizer.class,
          "tensor", Tensor.class);

  private static final List<String> PACKAGES =
      List.of(
          "nn",
          "nn.init",
          "loss",
          "optim",
          "optim.schedule",
          "io",
          "functional",
          "autograd",
          "tensor",
          "backend");

  @Test
  void everyLayerIsNamed() throws IOException {
    assertNamed(
        "dev.nabla.nn", t -> Component.class.isAssignableFrom(t) && t != Activation.class, 60);
  }

  @Test
  void everyActivationIsNamed() throws IOException {
    Set<String> missing = names(Arrays.stream(Activation.values()).map(Enum::name));
    missing.removeAll(spans(Files.readString(PAGE)));
    assertEquals(Set.of(), missing);
  }

  @Test
  void everyLossIsNamed() throws IOException {
    assertNamed("dev.nabla.loss", type -> type.getSimpleName().endsWith("Loss"), 20);
  }

  @Test
  void everyOptimizerIsNamed() throws IOException {
    assertNamed("dev.nabla.optim", Optimizer.class::isAssignableFrom, 14);
  }

  @Test
  void everyScheduleIsNamed() throws IOException {
    assertNamed("dev.nabla.optim.schedule", Resumable.class::isAssignableFrom, 16);
  }

  @Test
  void everyInitializerAndClippingIsNamed() throws IOException {
    Set<String> missing =
        names(
            Stream.of(Init.class, GradientClipping.class)
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(m -> Modifier.isPublic(m.getModifiers()))
                .map(m -> m.getDeclaringClass().getSimpleName() + "." + m.getName()));
    assertTrue(missing.size() >= 15, missing::toString);
    missing.removeAll(named());
    assertEquals(Set.of(), missing);
  }

  @Test
  void whatIsNamedIsThere() throws IOException {
    Set<String> named = named();
    assertTrue(named.size() >= 150, () -> named.size() + " names");
    named.removeIf(PyTorchPageTest::isThere);
    assertEquals(Set.of(), named, "in the tables of docs/pytorch.md");
  }

  /** The test would notice. */
  @Test
  void whatIsNotThereIsNoticed() {
    List<String> there =
        List.of("Conv2d", "backend.conv2d", "Adam.Options", "Lbfgs.Options.strongWolfe");
    assertTrue(there.stream().allMatch(PyTorchPageTest::isThere));
    List<String> not = List.of("Conv3d", "backend.conv3d", "Adam.Settings", "tensor.conv", "a b");
    not.forEach(name -> assertFalse(isThere(name), name));
  }

  private static void assertNamed(String folder, Predicate<Class<?>> wanted, int least)
      throws IOException {
    Set<String> missing =
        names(TwinsCompleteTest.classes(folder).stream().filter(wanted).map(Class::getSimpleName));
    assertTrue(missing.size() >= least, missing::toString);
    missing.removeAll(named());
    assertEquals(Set.of(), missing, "add it to docs/pytorch.md");
  }

  private static Set<String> names(Stream<String> names) {
    return names.collect(Collectors.toCollection(TreeSet::new));
  }

  /** The names in the second column of the tables. */
  private static Set<String> named() throws IOException {
    Set<String> named = new TreeSet<>();
    for (String line : Files.readAllLines(PAGE)) {
      String[] cells = line.split("\\|", -1);
      if (cells.length == 5) {
        named.addAll(spans(cells[2]));
      }
    }
    return named;
  }

  private static Set<String> spans(String text) {
    return names(SPAN.matcher(text).results().map(match -> match.group(1)));
  }

  private static boolean isThere(String name) {
    Matcher parts = NAME.matcher(name);
    if (!parts.matches()) {
      return false;
    }
    MatchResult found = parts.toMatchResult();
    Optional<Class<?>> type = type(found.group(1));
    for (int i = 2; i <= 3; i++) {
      String member = found.group(i);
      if (member == null || type.isEmpty()) {
        return type.isPresent();
      }
      Optional<Class<?>> nested = nested(type.get(), member);
      boolean last = i == 3 || found.group(3) == null;
      if (nested.isEmpty()) {
        return last && has(type.get(), member);
      }
      type = nested;
    }
    return type.isPresent();
  }

  private static Optional<Class<?>> type(String name) {
    Class<?> subject = SUBJECTS.get(name);
    return subject != null
        ? Optional.of(subject)
        : PACKAGES.stream().flatMap(p -> load("dev.nabla." + p + "." + name).stream()).findFirst();
  }

  private static Optional<Class<?>> load(String name) {
    try {
      return Optional.<Class<?>>of(Class.forName(name))
          .filter(type -> Modifier.isPublic(type.getModifiers()));
    } catch (ClassNotFoundException | NoClassDefFoundError e) { // on a disk that ignores case
      return Optional.empty();
    }
  }

  private static Optional<Class<?>> nested(Class<?> type, String name) {
    return Arrays.stream(type.getClasses())
        .filter(inner -> inner.getSimpleName().equals(name))
        .findFirst();
  }

  private static boolean has(Class<?> type, String member) {
    Stream<String> methods =
        Stream.of(type.getMethods(), type.getDeclaredMethods())
            .flatMap(Arrays::stream)
            .filter(m -> !Modifier.isPrivate(m.getModifiers()))
            .map(Method::getName);
    Stream<String> fields = Arrays.stream(type.getFields()).map(f -> f.getName());
    return Stream.concat(methods, fields).anyMatch(member::equals);
  }
}
