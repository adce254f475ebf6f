package dev.nabla.conformance;

import dev.nabla.tensor.NablaException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Declarations that are about no test, each a failure of its own. */
final class Stale {
  private static final String RULES = "Declarations.";

  private Stale() {}

  /** Those of {@code declared} whose pattern describes none of {@code results}. */
  static List<Result> of(Declarations declared, List<Result> results) {
    return Stream.of(
            none("unsupported", declared.unsupported().keySet(), results),
            none("knownBugs", declared.knownBugs().keySet(), results),
            none("tolerances", declared.tolerances().keySet(), results))
        .flatMap(each -> each)
        .toList();
  }

  /** An error that tells of those in {@code report}: no test of JUnit's is theirs. */
  static void requireNone(Report report) {
    String told =
        report.results().stream()
            .filter(r -> r.rule().startsWith(RULES))
            .map(Result::reason)
            .collect(Collectors.joining("\n"));
    if (!told.isEmpty()) {
      throw new AssertionError(told);
    }
  }

  private static Stream<Result> none(String in, Set<String> patterns, List<Result> results) {
    return patterns.stream()
        .sorted()
        .filter(pattern -> results.stream().noneMatch(r -> Declarations.matches(pattern, r.id())))
        .map(pattern -> failure(in, pattern));
  }

  private static Result failure(String in, String pattern) {
    String reason =
        KitExtension.message(
            new NablaException(
                in + "()",
                "a pattern of ids of tests that ran",
                "'" + pattern + "', which is none",
                "drop the entry, or take the id from the report"));
    double none = Double.NaN;
    String id = "declarations/" + in + "/" + pattern;
    return new Result(id, RULES + in, Tier.L5, Verdict.FAIL, 0, none, none, reason);
  }
}
