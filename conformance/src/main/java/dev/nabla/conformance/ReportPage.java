package dev.nabla.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reports side by side, as one page that needs nothing else. */
final class ReportPage {
  private static final int MOST_IN_A_CELL = 40;

  private final List<Report> reports;
  private final List<Map<Tier, Map<String, List<Result>>>> grouped = new ArrayList<>();

  private ReportPage(List<Report> reports) {
    this.reports = reports;
    for (Report report : reports) {
      grouped.add(
          report.results().stream()
              .collect(
                  Collectors.groupingBy(Result::tier, Collectors.groupingBy(ReportPage::subject))));
    }
  }

  static String of(List<Report> reports) {
    ReportPage page = new ReportPage(reports);
    return template()
        .replace("{backends}", page.backends())
        .replace("{filters}", filters())
        .replace("{heads}", page.each(r -> "<th>" + escaped(r.backend()) + "</th>"))
        .replace("{rows}", page.rows());
  }

  /** What stands before the first slash: the operation, or the rules. */
  private static String subject(Result result) {
    int slash = result.id().indexOf('/');
    return slash < 0 ? result.id() : result.id().substring(0, slash);
  }

  private String each(Function<Report, String> cell) {
    return reports.stream().map(cell).collect(Collectors.joining());
  }

  private static String filters() {
    StringBuilder out = new StringBuilder("<button data-verdict=\"\" class=\"on\">all</button>");
    for (Verdict verdict : Verdict.values()) {
      out.append("<button data-verdict=\"").append(verdict.name()).append("\">");
      out.append(verdict).append("</button>");
    }
    return out.toString();
  }

  private String backends() {
    StringBuilder out = new StringBuilder();
    row(out, "engine", r -> escaped(r.version()));
    for (Verdict verdict : Verdict.values()) {
      row(
          out,
          verdict.toString(),
          r -> "<b class=\"" + verdict.name() + "\">" + r.totals().get(verdict) + "</b>");
    }
    for (Tier tier : Tier.values()) {
      row(out, tier + " " + tier.title(), r -> counted(r, tier));
    }
    for (String fact : reports.isEmpty() ? List.<String>of() : factNames()) {
      row(out, fact, r -> escaped(r.machine().getOrDefault(fact, "")));
    }
    row(out, "run", r -> escaped(r.at()) + (r.whole() ? "" : "<br><b>part of the kit only</b>"));
    row(out, "wider tolerances", ReportPage::widened);
    return out.toString();
  }

  private List<String> factNames() {
    return reports.stream().flatMap(r -> r.machine().keySet().stream()).distinct().toList();
  }

  private void row(StringBuilder out, String head, Function<Report, String> cell) {
    out.append("<tr><th>").append(escaped(head)).append("</th>");
    out.append(each(r -> "<td>" + cell.apply(r) + "</td>")).append("</tr>\n");
  }

  private static String counted(Report report, Tier tier) {
    Map<Verdict, Integer> counts = report.counts().getOrDefault(tier, Map.of());
    return counts.entrySet().stream()
        .map(e -> "<span class=\"" + e.getKey().name() + "\">" + e.getValue() + " " + e.getKey())
        .collect(Collectors.joining("</span>, ", "", counts.isEmpty() ? "not run" : "</span>"));
  }

  private static String widened(Report report) {
    return report.tolerances().isEmpty()
        ? "none"
        : report.tolerances().entrySet().stream()
            .map(
                e ->
                    String.format(
                        Locale.ROOT,
                        "<code>%s</code> by %s: %s",
                        escaped(e.getKey()),
                        e.getValue().factor(),
                        escaped(e.getValue().reason())))
            .collect(Collectors.joining("<br>"));
  }

  private String rows() {
    StringBuilder out = new StringBuilder();
    for (Tier tier : Tier.values()) {
      TreeSet<String> subjects = new TreeSet<>();
      grouped.forEach(g -> subjects.addAll(g.getOrDefault(tier, Map.of()).keySet()));
      if (!subjects.isEmpty()) {
        out.append("<tr class=\"tier\"><th colspan=\"").append(reports.size() + 1).append("\">");
        out.append(tier).append(": ").append(escaped(tier.title())).append("</th></tr>\n");
      }
      subjects.forEach(subject -> row(out, tier, subject));
    }
    return out.toString();
  }

  private void row(StringBuilder out, Tier tier, String subject) {
    List<List<Result>> cells =
        grouped.stream()
            .map(g -> g.getOrDefault(tier, Map.of()).getOrDefault(subject, List.of()))
            .toList();
    String verdicts =
        cells.stream()
            .flatMap(List::stream)
            .map(r -> r.verdict().name())
            .distinct()
            .collect(Collectors.joining(" "));
    out.append("<tr class=\"subject\" data-verdicts=\"").append(verdicts).append("\"><th>");
    out.append(escaped(subject)).append("</th>");
    cells.forEach(cell -> out.append("<td>").append(cell(cell)).append("</td>"));
    out.append("</tr>\n");
  }

  private static String cell(List<Result> results) {
    if (results.isEmpty()) {
      return "<span class=\"none\">not run</span>";
    }
    Verdict worst = results.stream().map(Result::verdict).min(Comparator.naturalOrder()).get();
    long passed = results.stream().filter(r -> r.verdict() == Verdict.PASS).count();
    String head =
        String.format(
            "<b class=\"%s\">%s</b> <span class=\"count\">%d of %d</span>%s",
            worst.name(), worst, passed, results.size(), greatest(results));
    List<Result> told = results.stream().filter(r -> !r.reason().isEmpty()).toList();
    if (told.isEmpty()) {
      return head;
    }
    String more =
        told.size() > MOST_IN_A_CELL
            ? "<p>and " + (told.size() - MOST_IN_A_CELL) + " more, in the JSON</p>"
            : "";
    return told.stream()
        .limit(MOST_IN_A_CELL)
        .map(ReportPage::told)
        .collect(Collectors.joining("", "<details><summary>" + head + "</summary>", more))
        .concat("</details>");
  }

  private static String told(Result result) {
    return String.format(
        "<div><b class=\"%s\">%s</b> <code>%s</code> <small>%s</small><pre>%s</pre></div>",
        result.verdict().name(),
        result.verdict(),
        escaped(result.id()),
        escaped(result.rule()),
        escaped(result.reason()));
  }

  private static String greatest(List<Result> results) {
    return results.stream()
        .filter(r -> !Double.isNaN(r.error()))
        .max(Comparator.comparingDouble(Result::error))
        .map(
            r ->
                String.format(
                    Locale.ROOT,
                    " <span class=\"ulp\" title=\"%s; allowed %s\">%s ULP</span>",
                    escaped(r.id()),
                    number(r.allowed()),
                    number(r.error())))
        .orElse("");
  }

  private static String number(double value) {
    return Double.isInfinite(value)
        ? "∞"
        : String.format(Locale.ROOT, value < 1e6 ? "%.1f" : "%.1e", value).replaceAll("\\.0$", "");
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  private static String template() {
    try (InputStream in = ReportPage.class.getResourceAsStream("report.html")) {
      if (in == null) {
        throw new IllegalStateException("no report.html among the resources");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
