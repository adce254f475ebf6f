package dev.nabla.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nabla.conformance.Conformance;
import dev.nabla.conformance.Report;
import dev.nabla.conformance.Result;
import dev.nabla.conformance.Tier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The kit's page of reports in a browser: its rows, its filters, and no complaint. */
@Timeout(120)
class ReportPageTest {
  private static final String EVIL = "<script>document.title = 'run'</script>";
  private static final String ROWS =
      "return [...document.querySelectorAll('tr.subject')].filter(r => r.offsetHeight > 0)"
          + ".map(r => r.cells[0].textContent).join(' ')";

  @Test
  void hasARowForEachOperation(@TempDir Path folder) throws IOException {
    try (Browser browser = Browser.open()) {
      Report report = reports(folder);
      browser.go(folder.resolve("index.html").toUri());
      List<String> subjects = new ArrayList<>();
      for (Tier tier : Tier.values()) {
        subjects.addAll(
            new TreeSet<>(
                report.results().stream()
                    .filter(result -> result.tier() == tier)
                    .map(ReportPageTest::subject)
                    .toList()));
      }
      assertTrue(subjects.size() >= 2, subjects::toString);
      subjects.add("mul"); // of a later tier
      assertEquals(String.join(" ", subjects), browser.run(ROWS).getAsString());
      assertEquals("backend bad pure", heads(browser, "table"));
      assertEquals("operation or rules bad pure", heads(browser, "#ops"));

      browser.run("document.querySelector('[data-verdict=FAIL]').click()");
      assertEquals("mul", browser.run(ROWS).getAsString());
      browser.run("document.querySelector('[data-verdict=\"\"]').click()");
      browser.run("find.value = 'NONE OF THEM'; find.dispatchEvent(new Event('input'))");
      assertEquals("", browser.run(ROWS).getAsString());

      assertTrue(browser.text("#ops pre").contains(EVIL), "a reason is a text");
      assertEquals(
          "Nabla: conformance of the backends", browser.run("return document.title").getAsString());
      assertEquals(List.of(), browser.complaints());
      assertTrue(browser.requests().stream().allMatch(u -> u.getScheme().equals("file")));
    }
  }

  private static String heads(Browser browser, String table) throws IOException {
    return browser
        .run(
            "return [...document.querySelectorAll(arguments[0] + ' thead th')]"
                + ".slice(0, 3).map(h => h.textContent).join(' ')",
            table)
        .getAsString();
  }

  private static String subject(Result result) {
    return result.id().replaceAll("/.*", "");
  }

  /** A part of the kit on a real backend, beside another one's failure. */
  private static Report reports(Path folder) throws IOException {
    Files.writeString(
        folder.resolve("bad.json"),
        """
        {"backend": "bad", "version": "1", "at": "2026-01-01T00:00:00Z", "whole": false,
         "machine": {}, "tolerances": {}, "tests": [
          {"id": "mul/float32", "rule": "GoldenRules.golden", "tier": "L1", "verdict": "FAIL",
           "milliseconds": 1, "reason": "%s"}]}
        """
            .formatted(EVIL));
    return new Conformance("pure", Tier.L0, "*").run(folder);
  }
}
