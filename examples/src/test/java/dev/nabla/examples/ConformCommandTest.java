package dev.nabla.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nabla.conformance.Report;
import dev.nabla.conformance.Result;
import dev.nabla.conformance.Tier;
import dev.nabla.conformance.Verdict;
import dev.nabla.conformance.Widened;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConformCommandTest {
  @TempDir private Path folder;

  @Test
  void runsTheKitUpToATier() throws IOException {
    Ran ran = Ran.command("conform", "--backend=pure", "--tier=L0", "--out=" + folder);
    assertEquals(0, ran.exit(), ran::toString);
    assertTrue(ran.out().startsWith("Conformance of pure (Java"), ran.out());
    assertTrue(ran.out().matches("(?s).*\nL0 create, read, equality +\\d\\d+ PASS\n.*"), ran.out());
    assertTrue(ran.out().contains("L1 operations                             not run"), ran.out());
    String json = Files.readString(folder.resolve("pure.json"));
    assertTrue(json.contains("\"whole\": false"), "a part of the kit is not the kit");
    assertTrue(Files.readString(folder.resolve("index.html")).contains("<th>pure</th>"));
  }

  @Test
  void runsOnWhatIsMadeOfBackends() {
    Ran ran =
        Ran.command("conform", "--backend=check(pure, pure)", "--only=mul/f*", "--out=" + folder);
    assertTrue(ran.out().startsWith("Conformance of check(pure,pure) (of pure Java"), ran.out());
    assertTrue(Files.exists(folder.resolve("check-pure-pure.json")));
    assertEquals(0, ran.exit(), ran::toString);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "conform                             | Missing required option: '--backend=NAME'",
        "conform --backend nope              | but found 'nope'",
        "conform --backend check(pure        | check(A,B), profile(A) or trace(A)",
        "conform --backend pure --tier L9    | 'L9'",
      })
  void aMistakeIsOneLine(String line, String said) {
    assertTrue(Ran.command(line.split(" +")).refusal().contains(said));
  }

  @Test
  void whatRanNothingIsNoSuccess() {
    Ran ran = Ran.command("conform", "--backend=pure", "--only=nope/*", "--out=" + folder);
    assertEquals(1, ran.exit());
    assertTrue(ran.out().contains("No test was run."), ran.out());
  }

  @Test
  void printsWhatIsToBeKnown() {
    Report report =
        new Report(
            "mine",
            "1.0",
            "2026-01-01T00:00:00Z",
            true,
            Map.of(),
            Map.of("exp/*", new Widened(2, "a table")),
            List.of(
                result("mul/f32", Verdict.FAIL, "expected 6\nbut found 5"),
                result("add/f32", Verdict.PASS, ""),
                result("sin/f32", Verdict.KNOWN_BUG, "issue 7"),
                result("cos/f32", Verdict.UNSUPPORTED, "use sin")));
    StringWriter out = new StringWriter();
    ConformCommand.print(report, new PrintWriter(out));
    String text = out.toString();
    assertTrue(text.contains("1 FAIL, 1 KNOWN BUG, 1 UNSUPPORTED, 1 PASS"), text);
    assertTrue(text.contains("FAIL mul/f32 (GoldenRules.golden)\n  expected 6\n  but found"), text);
    assertTrue(text.contains("KNOWN BUG sin/f32: issue 7"), text);
    assertTrue(text.contains("UNSUPPORTED cos/f32: use sin"), text);
    assertTrue(text.contains("WIDER by 2.0: exp/*: a table"), text);
    assertFalse(text.contains("add/f32"), text);
  }

  private static Result result(String id, Verdict verdict, String reason) {
    return new Result(id, "GoldenRules.golden", Tier.L1, verdict, 1, 0, 0, reason);
  }
}
