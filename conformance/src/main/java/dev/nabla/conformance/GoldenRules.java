package dev.nabla.conformance;

import static dev.nabla.conformance.Expect.test;

import dev.nabla.conformance.GoldenVectors.Section;
import dev.nabla.tensor.NablaException;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** L1: every recorded call made again: values, dtypes, shapes and gradients as PyTorch has them. */
@InTier(Tier.L1)
interface GoldenRules extends Subject {
  @TestFactory
  default Stream<DynamicTest> golden() {
    return GoldenVectors.sections().stream()
        .flatMap(s -> s.cases().stream().map(c -> test(() -> run(s, c), c.id())));
  }

  /** One ordinary call of every operation that has a gradient. */
  @InTier(Tier.L2)
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

  private void run(Section section, GoldenCase golden) {
    shown(section, golden, () -> replay(section, golden).run());
  }

  private void checkGradients(Section section, GoldenCase golden) {
    shown(section, golden, () -> replay(section, golden).checkGradients());
  }

  private static boolean isOrdinary(GoldenCase golden) {
    return golden.dtype().equals("f64")
        && !golden.gradients().isEmpty()
        && !golden.id().contains("edges")
        && !golden.id().contains("inexact"); // where a quotient jumps
  }

  private GoldenReplay replay(Section section, GoldenCase golden) {
    return new GoldenReplay(backend(), golden, section.tensors());
  }

  /** With the call as Java where it fails. */
  private void shown(Section section, GoldenCase golden, Runnable body) {
    try {
      body.run();
    } catch (AssertionError | NablaException e) {
      String snippet = Snippet.of(backend().name(), golden, section.tensors());
      throw new AssertionError(e.getMessage() + "\n" + snippet, e);
    }
  }
}
