package dev.nabla.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.nabla.tensor.Tensor;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table of operations in the docs is that of the code, and no operation goes unrecorded. */
class OpsTableTest {
  private static final Path PAGE = Path.of("..", "docs", "ops.md");

  /** What computes nothing, or takes an enum whose constants are recorded by name. */
  private static final Set<String> NO_OPERATIONS =
      Set.of(
          "shape",
          "dtype",
          "scalarLike",
          "hostLike",
          "fused",
          "unary",
          "binary",
          "compare",
          "reduce",
          "argReduce",
          "cumulative");

  @Test
  void pageIsThatOfTheCode() throws IOException {
    String page = OpsTable.page();
    if ("write".equals(System.getProperty("nabla.docs"))) {
      Files.writeString(PAGE, page);
    }
    assertEquals(page, Files.readString(PAGE), "docs/ops.md has drifted: its head says what to do");
  }

  @Test
  void everyOperationIsRecorded() {
    Set<String> missing = new TreeSet<>();
    for (Class<?> role : Tensor.class.getInterfaces()) {
      for (Method method : role.getMethods()) { // those of Primitives, too
        missing.add(method.getName());
      }
    }
    missing.removeAll(NO_OPERATIONS);
    missing.removeAll(recorded());
    assertEquals(Set.of(), missing, "add a line to vectors/sections, and run vectors/record.py");
  }

  @Test
  void enginesAreToldOfOperationsThatThereAre() {
    Set<String> unknown = new TreeSet<>(OpsTable.spokenOf());
    unknown.removeAll(recorded());
    assertEquals(Set.of(), unknown);
  }

  private static Set<String> recorded() {
    return GoldenVectors.sections().stream()
        .flatMap(s -> s.cases().stream())
        .map(GoldenCase::method)
        .collect(Collectors.toSet());
  }
}
