package dev.nabla.conformance;

import static dev.nabla.conformance.Expect.test;

import dev.nabla.conformance.GoldenVectors.Section;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every recorded call made again: values, dtypes, shapes and gradients as PyTorch has them. */
interface GoldenRules extends Subject {
  /** Where the errors are noted. */
  GoldenErrors goldenErrors();

  /**
   * Ids of cases that this backend's library is known to get wrong, with the reason and a reference
   * to its report; {@code *} stands for anything. Such a case must fail, else the kit does.
   */
  default Map<String, String> knownBugs() {
    return Map.of();
  }

  @TestFactory
  default Stream<DynamicTest> golden() {
    return GoldenVectors.sections().stream()
        .flatMap(s -> s.cases().stream().map(c -> test(() -> replay(s, c), c.id())));
  }

  /** One ordinary call of every operation that has a gradient. */
  @TestFactory
  default Stream<DynamicTest> gradCheck() {
    return GoldenVectors.sections().stream()
        .flatMap(
            section ->
                section.cases().stream()
                    .filter(GoldenRules::isOrdinary)
                    .collect(
                        Collectors.toMap(GoldenCase::method, c -> c, (a, b) -> a, TreeMap::new))
                    .values()
                    .stream()
                    .map(c -> test(() -> checkGradients(section, c), c.id(), "gradCheck")));
  }

  private void checkGradients(Section section, GoldenCase golden) {
    new GoldenReplay(backend(), golden, section.tensors(), goldenErrors()).checkGradients();
  }

  private static boolean isOrdinary(GoldenCase golden) {
    return golden.dtype().equals("f64")
        && !golden.gradients().isEmpty()
        && !golden.id().contains("edges")
        && !golden.id().contains("inexact"); // where a quotient jumps
  }

  @AfterAll
  default void writeErrors() throws IOException {
    goldenErrors().write(backend().name());
  }

  private void replay(Section section, GoldenCase golden) {
    GoldenReplay replay = new GoldenReplay(backend(), golden, section.tensors(), goldenErrors());
    String reason = knownBug(golden.id());
    if (reason.isEmpty()) {
      replay.run();
      return;
    }
    try {
      replay.run();
    } catch (AssertionError | RuntimeException e) {
      Assumptions.abort("KNOWN BUG: " + reason + " (" + e.getMessage() + ")");
    }
    throw new AssertionError("no longer a known bug, so drop it from knownBugs(): " + reason);
  }

  private String knownBug(String id) {
    return knownBugs().entrySet().stream()
        .filter(e -> matches(e.getKey(), id))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("");
  }

  private static boolean matches(String pattern, String id) {
    String regex =
        Stream.of(pattern.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
    return id.matches(regex);
  }
}
