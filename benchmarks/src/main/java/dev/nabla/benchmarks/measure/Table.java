package dev.nabla.benchmarks.measure;

import dev.nabla.benchmarks.measure.Row.Column;
import dev.nabla.benchmarks.measure.Row.Judged;
import dev.nabla.benchmarks.work.Target;
import dev.nabla.benchmarks.work.Versus;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A report as Markdown: its head, a table, and what went wrong. */
final class Table {
  private static final double KIBI = 1024;

  private Table() {}

  static String markdown(Report report) {
    List<Versus> columns = columns(report.rows());
    List<String> lines = new ArrayList<>();
    lines.add(
        "- "
            + report.machine().cpu()
            + ", "
            + report.machine().cores()
            + " cores, "
            + report.machine().system());
    report.sides().forEach(side -> lines.add("- " + side));
    lines.add(
        "- JVM flags: " + (report.flags().isEmpty() ? "none" : String.join(" ", report.flags())));
    lines.add(
        "- pinned to "
            + report.pinned()
            + "; medians of "
            + report.timing().rounds()
            + " blocks, ratios (theirs over ours) pair by pair with their quartiles");
    lines.add("");
    lines.add(header(columns));
    lines.add("|" + "---|".repeat(7 + 2 * columns.size()));
    report.rows().forEach(row -> lines.add(line(row, columns)));
    lines.add("");
    notes(report.rows()).forEach(note -> lines.add("- " + note));
    return String.join("\n", lines).strip() + "\n";
  }

  /** One line for a terminal. */
  static String brief(Row row) {
    Column ours = row.ours();
    if (ours == null || row.failure() != null) {
      return row.name() + ": FAILED: " + row.failure();
    }
    String others =
        row.others().entrySet().stream()
            .map(other -> other.getKey().label() + " " + brief(other.getValue()))
            .collect(Collectors.joining("; "));
    return String.format(
        Locale.ROOT,
        "%-36s %2d  nabla %s%s, %s/call; %s; %s",
        row.name(),
        row.threads(),
        time(ours),
        row.gflops() > 0 ? String.format(Locale.ROOT, " (%.1f GFLOP/s)", row.gflops()) : "",
        bytes(ours.bytes()),
        others,
        verdicts(row));
  }

  private static String brief(Column other) {
    return other.note() == null ? time(other) + " = " + ratio(other) : "(" + other.note() + ")";
  }

  private static List<Versus> columns(List<Row> rows) {
    TreeSet<Versus> all = new TreeSet<>();
    rows.forEach(row -> all.addAll(row.others().keySet()));
    return List.copyOf(all);
  }

  private static String header(List<Versus> columns) {
    String others =
        columns.stream()
            .map(versus -> " " + versus.label() + " | ratio |")
            .collect(Collectors.joining());
    return "| work | threads | Nabla | GFLOP/s | bytes/call |"
        + others
        + " targets | peak MiB, ours / theirs |";
  }

  private static String line(Row row, List<Versus> columns) {
    Column ours = row.ours();
    if (ours == null || row.failure() != null) {
      return "| "
          + row.name()
          + " | "
          + row.threads()
          + " | failed |"
          + " |".repeat(4 + 2 * columns.size());
    }
    StringBuilder line = new StringBuilder("| ");
    line.append(row.name()).append(" | ").append(row.threads()).append(" | ").append(time(ours));
    line.append(" | ").append(row.gflops() > 0 ? number(row.gflops()) : "");
    line.append(" | ").append(bytes(ours.bytes())).append(" |");
    for (Versus versus : columns) {
      Column other = row.others().get(versus);
      line.append(' ').append(other == null ? "" : other.note() == null ? time(other) : "failed");
      line.append(" | ").append(other == null ? "" : ratio(other)).append(" |");
    }
    return line.append(' ')
        .append(verdicts(row))
        .append(" | ")
        .append(peaks(row))
        .append(" |")
        .toString();
  }

  private static String peaks(Row row) {
    Column ours = row.ours();
    String theirs =
        row.others().values().stream()
            .filter(other -> other.note() == null)
            .findFirst()
            .map(other -> mebi(other.peak()))
            .orElse("–");
    return (ours == null ? "–" : mebi(ours.peak())) + " / " + theirs;
  }

  private static List<String> notes(List<Row> rows) {
    List<String> notes = new ArrayList<>();
    for (Row row : rows) {
      if (row.failure() != null) {
        notes.add(row.name() + ": " + row.failure());
      }
      row.others()
          .forEach(
              (versus, other) -> {
                if (other.note() != null) {
                  notes.add(row.name() + ", " + versus.label() + ": " + other.note());
                }
              });
    }
    return notes;
  }

  private static String verdicts(Row row) {
    return row.judged().stream().map(Table::verdict).collect(Collectors.joining(", "));
  }

  private static String verdict(Judged judged) {
    Target target = judged.target();
    String what =
        target.measure() == Target.Measure.RATIO
            ? target.versus().label()
            : target.measure().name().toLowerCase(Locale.ROOT);
    String reached = judged.aim() ? "aim met" : judged.must() ? "met" : "**missed**";
    return what + " " + number(target.must()) + "/" + number(target.aim()) + " " + reached;
  }

  private static String time(Column column) {
    Spread nanos = column.nanos();
    if (nanos == null) {
      return "–";
    }
    double median = nanos.median();
    return median < 1e3
        ? number(median) + " ns"
        : median < 1e6 ? number(median / 1e3) + " µs" : number(median / 1e6) + " ms";
  }

  private static String ratio(@Nullable Column column) {
    Spread ratio = column == null ? null : column.ratio();
    return ratio == null
        ? ""
        : number(ratio.median()) + " (" + number(ratio.low()) + "–" + number(ratio.high()) + ")";
  }

  private static String bytes(double count) {
    return count < 0
        ? ""
        : count < KIBI
            ? String.format(Locale.ROOT, "%.0f B", count)
            : count < KIBI * KIBI
                ? number(count / KIBI) + " KiB"
                : number(count / KIBI / KIBI) + " MiB";
  }

  private static String mebi(long bytes) {
    return Long.toString(Math.round(bytes / KIBI / KIBI));
  }

  /** Three digits that count. */
  private static String number(double value) {
    double size = Math.abs(value);
    return String.format(Locale.ROOT, size >= 100 ? "%.0f" : size >= 10 ? "%.1f" : "%.2f", value);
  }
}
