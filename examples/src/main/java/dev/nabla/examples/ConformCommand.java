package dev.nabla.examples;

import dev.nabla.conformance.Conformance;
import dev.nabla.conformance.Report;
import dev.nabla.conformance.Result;
import dev.nabla.conformance.Tier;
import dev.nabla.conformance.Verdict;
import dev.nabla.examples.task.Arguments;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code nabla conform}: the conformance kit on one backend. */
@Command(
    name = "conform",
    description =
        "Runs the conformance kit on a backend and writes its report, as JSON and as a page."
            + " Exit code 1 if a test failed.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  nabla conform --backend djl                         all of it",
      "  nabla conform --backend 'check(pure,djl)' --tier L1 up to the operations",
      "  nabla conform --backend pure --only 'matmul/*'      tests by their ids",
    })
final class ConformCommand implements Callable<Integer> {
  @Option(
      names = "--backend",
      paramLabel = "NAME",
      required = true,
      description = "The backend: one of those that 'nabla backends' lists, or made of them.")
  private String backend;

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      defaultValue = "conformance-report",
      description = "Where the reports go (default: ${DEFAULT-VALUE}).")
  private Path folder;

  @Option(
      names = "--tier",
      paramLabel = "TIER",
      defaultValue = "L5",
      description = "The tier to stop after: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private Tier tier;

  @Option(
      names = "--only",
      paramLabel = "IDS",
      defaultValue = "*",
      description = "The ids of the tests to run; * stands for anything.")
  private String only;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Report report = run();
    PrintWriter out = spec.commandLine().getOut();
    print(report, out);
    out.println("Reports: " + folder.resolve("index.html"));
    out.flush();
    return report.with(Verdict.FAIL).isEmpty() && !report.results().isEmpty()
        ? ExitCode.OK
        : ExitCode.SOFTWARE;
  }

  private Report run() {
    Conformance kit = new Conformance(backend, tier, only);
    try {
      return kit.run(Arguments.folder(folder));
    } catch (UncheckedIOException e) {
      throw Arguments.unwritable(folder, e);
    }
  }

  /** A line for each tier, and then what is to be mended or known. */
  static void print(Report report, PrintWriter out) {
    out.println("Conformance of " + report.backend() + " (" + report.version() + ")");
    for (Tier tier : Tier.values()) {
      Map<Verdict, Integer> counts = report.counts().getOrDefault(tier, Map.of());
      String told =
          counts.entrySet().stream()
              .map(e -> e.getValue() + " " + e.getKey())
              .collect(Collectors.joining(", "));
      out.printf("%s %-38s %s%n", tier, tier.title(), told.isEmpty() ? "not run" : told);
    }
    if (report.results().isEmpty()) {
      out.println("No test was run.");
    }
    for (Result failed : report.with(Verdict.FAIL)) {
      out.println("FAIL " + failed.id() + " (" + failed.rule() + ")");
      failed.reason().lines().forEach(line -> out.println("  " + line));
    }
    report.with(Verdict.UNSUPPORTED).forEach(r -> told(r, out));
    report.with(Verdict.KNOWN_BUG).forEach(r -> told(r, out));
    report
        .tolerances()
        .forEach(
            (ids, wider) ->
                out.println("WIDER by " + wider.factor() + ": " + ids + ": " + wider.reason()));
  }

  private static void told(Result result, PrintWriter out) {
    out.println(result.verdict() + " " + result.id() + ": " + result.reason());
  }
}
