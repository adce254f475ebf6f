package dev.nabla.conformance;

import dev.nabla.tensor.NablaException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All verdicts on one backend.
 *
 * @param version of its engine
 * @param at when the tests ended, as ISO 8601 has it
 * @param whole whether every rule of the kit was run, rather than some
 * @param machine its facts by name
 * @param tolerances what is wider than specified, by pattern
 */
public record Report(
    String backend,
    String version,
    String at,
    boolean whole,
    Map<String, String> machine,
    Map<String, Widened> tolerances,
    List<Result> results) {

  static Report of(BackendConformance kit, Results results) {
    List<Result> all = new ArrayList<>(results.all());
    long rules = Rule.methods(kit.getClass()).count();
    boolean whole = all.stream().map(Result::rule).distinct().count() == rules;
    if (whole && results.complete()) {
      all.addAll(Stale.of(kit, all));
    }
    return new Report(
        name(kit),
        kit.provider().version(),
        Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
        whole,
        Machine.facts(),
        kit.tolerances(),
        all);
  }

  /** That of the backend; a provider that makes none has a name all the same. */
  private static String name(BackendConformance kit) {
    try {
      return kit.backend().name();
    } catch (LinkageError | NablaException | IllegalStateException e) {
      return kit.provider().name();
    }
  }

  /** How many of each verdict in each tier; of both only those that there are. */
  public Map<Tier, Map<Verdict, Integer>> counts() {
    Map<Tier, Map<Verdict, Integer>> counts = new EnumMap<>(Tier.class);
    for (Result result : results) {
      counts
          .computeIfAbsent(result.tier(), t -> new EnumMap<>(Verdict.class))
          .merge(result.verdict(), 1, Integer::sum);
    }
    return counts;
  }

  /** How many of each verdict there are in all. */
  public Map<Verdict, Integer> totals() {
    Map<Verdict, Integer> totals = new LinkedHashMap<>();
    for (Verdict verdict : Verdict.values()) {
      totals.put(verdict, (int) results.stream().filter(r -> r.verdict() == verdict).count());
    }
    return totals;
  }

  /** The tests with this verdict. */
  public List<Result> with(Verdict verdict) {
    return results.stream().filter(r -> r.verdict() == verdict).toList();
  }
}
