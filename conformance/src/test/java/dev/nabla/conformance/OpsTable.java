package dev.nabla.conformance;

import dev.nabla.tensor.ArgOp;
import dev.nabla.tensor.BinaryOp;
import dev.nabla.tensor.CompareOp;
import dev.nabla.tensor.CumulativeOp;
import dev.nabla.tensor.Primitives;
import dev.nabla.tensor.ReduceOp;
import dev.nabla.tensor.UnaryOp;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * docs/ops.md: what the recorded vectors say of each operation, what the enums say of its kernel,
 * and what {@code engines.txt} says of the engines.
 */
final class OpsTable {
  private static final List<String> DTYPES = List.of("f32", "f64", "i64", "bool");
  private static final List<String> ENGINES = List.of("pure", "nd4j", "djl");

  private final Map<String, String> kernels = kernels();
  private final Map<String, String> engines = engines();

  /** The whole page. */
  static String page() {
    OpsTable table = new OpsTable();
    StringBuilder page = new StringBuilder(resource("ops-head.md"));
    for (GoldenVectors.Section section : GoldenVectors.sections()) {
      page.append("\n## ").append(section.name()).append('\n');
      page.append(
          """

          | operation | dtypes | gradient | second order | kernel | pure | nd4j | djl |
          |---|---|---|---|---|---|---|---|
          """);
      table.operations(section).forEach((name, cases) -> page.append(table.row(name, cases)));
    }
    return page.toString();
  }

  /** The operations that {@code engines.txt} speaks of. */
  static List<String> spokenOf() {
    return engines().keySet().stream().map(key -> key.split(" ", -1)[1]).toList();
  }

  private Map<String, List<GoldenCase>> operations(GoldenVectors.Section section) {
    return section.cases().stream()
        .collect(
            Collectors.groupingBy(
                c -> c.on().equals("Tensor") ? c.method() : c.on() + "." + c.method(),
                LinkedHashMap::new,
                Collectors.toList()));
  }

  private String row(String name, List<GoldenCase> cases) {
    boolean gradient = cases.stream().anyMatch(c -> !c.gradients().isEmpty());
    boolean second = cases.stream().anyMatch(c -> !c.second().isEmpty());
    String dtypes =
        DTYPES.stream()
            .filter(d -> cases.stream().anyMatch(c -> c.dtype().equals(d)))
            .collect(Collectors.joining(" "));
    String kernel = kernels.getOrDefault(name, "");
    String cells =
        ENGINES.stream()
            .map(e -> engines.getOrDefault(e + " " + name, usual(e, kernel)))
            .collect(Collectors.joining(" | "));
    return "| %s | %s | %s | %s | %s | %s |\n"
        .formatted(
            name,
            dtypes,
            gradient ? "yes" : "no",
            gradient ? (second ? "yes" : "0") : "no",
            kernel.isEmpty() ? "" : "`" + kernel + "`",
            cells);
  }

  private static String usual(String engine, String kernel) {
    if (kernel.isEmpty()) {
      return "composed";
    }
    return engine.equals("pure") ? "Java" : "native";
  }

  /** Names of the constants and methods behind which each backend has code of its own. */
  private static Map<String, String> kernels() {
    Map<String, String> kernels = new HashMap<>();
    for (Method method : Primitives.class.getDeclaredMethods()) {
      if (Modifier.isAbstract(method.getModifiers())) {
        kernels.put(method.getName(), method.getName());
      }
    }
    Arrays.stream(UnaryOp.values()).forEach(o -> put(kernels, o.label(), o));
    Arrays.stream(BinaryOp.values()).forEach(o -> put(kernels, o.label(), o));
    Arrays.stream(CompareOp.values()).forEach(o -> put(kernels, o.label(), o));
    Arrays.stream(CumulativeOp.values()).forEach(o -> put(kernels, o.label(), o));
    Arrays.stream(ArgOp.values()).forEach(o -> put(kernels, o.label(), o));
    for (ReduceOp op : ReduceOp.values()) {
      boolean extreme = op == ReduceOp.MAX || op == ReduceOp.MIN;
      put(kernels, extreme ? "a" + op.label() : op.label(), op);
    }
    return kernels;
  }

  private static void put(Map<String, String> kernels, String label, Enum<?> op) {
    kernels.put(label, op.getDeclaringClass().getSimpleName() + "." + op.name());
  }

  /** {@code nd4j tanh = reason}, a line each. */
  private static Map<String, String> engines() {
    Map<String, String> engines = new LinkedHashMap<>();
    resource("engines.txt")
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(line -> line.split(" = ", 2))
        .forEach(parts -> engines.put(parts[0], parts[1]));
    return engines;
  }

  private static String resource(String name) {
    try (InputStream in = OpsTable.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
