package dev.nabla.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nabla.tensor.NablaException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

class ReportTest {
  @TempDir private Path folder;

  @Test
  void isReadAsItWasWritten() {
    Report report = report("mine", Verdict.FAIL, "expected <6> & \"more\"\nnext line");
    assertEquals(report, ReportJson.read(ReportJson.write(report)));
  }

  @Test
  void countsByTierAndVerdict() {
    Report report = report("mine", Verdict.KNOWN_BUG, "number 7");
    assertEquals(Map.of(Tier.L1, Map.of(Verdict.KNOWN_BUG, 1, Verdict.PASS, 1)), report.counts());
    assertEquals(0, report.totals().get(Verdict.FAIL));
  }

  @Test
  void backendsStandSideBySide() throws IOException {
    ReportFolder.add(folder, report("check(a,b)", Verdict.UNSUPPORTED, "no such thing"));
    ReportFolder.add(folder, report("mine", Verdict.FAIL, "a <script>alert('x')</script> & b"));
    assertTrue(Files.exists(folder.resolve("check-a-b.json")));
    String page = Files.readString(folder.resolve("index.html"));
    assertTrue(page.contains("<th>check(a,b)</th><th>mine</th>"), page);
    assertTrue(page.contains("a &lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; b"), page);
    assertTrue(page.contains("data-verdicts=\"UNSUPPORTED PASS FAIL\""), page);
    assertTrue(page.contains("title=\"mul/f32/two; allowed 4\">∞ ULP"), page);
    assertTrue(page.contains("part of the kit only"), page);
    assertFalse(page.contains("http:") || page.contains("https:"), "needs nothing else");
    assertFalse(page.contains("{rows}") || page.contains("{heads}"), "the template is filled in");
  }

  @Test
  void everyRuleHasATier() {
    TreeSet<String> without = new TreeSet<>();
    Rule.methods(BackendConformance.class)
        .map(m -> m.getDeclaringClass())
        .filter(rules -> !rules.isAnnotationPresent(InTier.class))
        .forEach(rules -> without.add(rules.getSimpleName()));
    assertEquals(new TreeSet<>(), without, "rules without @InTier");
  }

  @Test
  void plainTestsAreNamedByTheirRule() throws NoSuchMethodException {
    Rule rule =
        Rule.of(BackendConformance.class, ThreadRules.class.getMethod("eightThreadsTrainAsOne"));
    assertEquals("thread/eightThreadsTrainAsOne", rule.id());
    assertEquals("ThreadRules.eightThreadsTrainAsOne", rule.name());
    assertEquals(Tier.L5, rule.tier());
    assertEquals(Tier.L4, rule.of("runs/mlp").tier());
  }

  @Test
  void whatDoesNotApplyIsNoFailure() {
    Judgement judgement =
        Judgement.of(
            new Declarations() {},
            "memory/census",
            Optional.of(new TestAbortedException("no native memory")),
            Optional.empty());
    assertEquals(new Judgement(Verdict.NOT_APPLICABLE, "no native memory"), judgement);
  }

  @Test
  void toleranceIsWidenedForAReason() {
    Assertions.assertThrows(NablaException.class, () -> new Widened(2, " "));
    Assertions.assertThrows(NablaException.class, () -> new Widened(0.5, "a reason"));
    Assertions.assertThrows(NablaException.class, () -> new Widened(Double.NaN, "a reason"));
  }

  private static Report report(String backend, Verdict verdict, String reason) {
    String rule = "GoldenRules.golden";
    double big = Double.POSITIVE_INFINITY;
    return new Report(
        backend,
        "1.0",
        "2026-01-01T00:00:00Z",
        false,
        Map.of("java", "17"),
        Map.of("exp/*", new Widened(2, "a table")),
        List.of(
            new Result("mul/f32/one", rule, Tier.L1, verdict, 1.5, 0.25, 4, reason),
            new Result("mul/f32/two", rule, Tier.L1, Verdict.PASS, 2, big, 4, "")));
  }
}
