package dev.nabla.conformance;

import dev.nabla.conformance.FuzzVerdict.Kind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongFunction;

/** What came of many programs. */
final class FuzzReport {
  private static final int MOST_FAILURES = 5; // each is shrunk, which takes its time

  private final Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
  private final List<String> failures = new ArrayList<>();
  private long steps;

  /**
   * Judges {@code count} programs of the seeds from {@code seed}.
   *
   * @param shrunk what to tell of one that fails
   */
  static FuzzReport of(
      long seed,
      int count,
      LongFunction<FuzzProgram> programs,
      Function<FuzzProgram, FuzzVerdict> judge,
      Shrunk shrunk) {
    FuzzReport report = new FuzzReport();
    for (long at = seed; at < seed + count && report.failures.size() < MOST_FAILURES; at++) {
      FuzzProgram program = programs.apply(at);
      FuzzVerdict verdict = judge.apply(program);
      report.counts.merge(verdict.kind(), 1, Integer::sum);
      report.steps += program.steps().size();
      if (verdict.fails()) {
        report.failures.add(shrunk.told(at, program, verdict));
      }
    }
    return report;
  }

  /** A failure in words. */
  interface Shrunk {
    String told(long seed, FuzzProgram program, FuzzVerdict verdict);
  }

  int count(Kind kind) {
    return counts.getOrDefault(kind, 0);
  }

  /** {@code 300 programs of 3321 operations: {AGREES=241, ..}}. */
  String summary() {
    int programs = counts.values().stream().mapToInt(i -> i).sum();
    return programs + " programs of " + steps + " operations: " + counts;
  }

  List<String> failures() {
    return failures;
  }

  void requireNone() {
    if (!failures.isEmpty()) {
      throw new AssertionError(
          summary() + "; the smallest that fail:\n\n" + String.join("\n", failures));
    }
  }
}
