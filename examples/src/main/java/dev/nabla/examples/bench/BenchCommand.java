package dev.nabla.examples.bench;

import dev.nabla.backend.Backend;
import dev.nabla.backend.Backends;
import dev.nabla.examples.task.Arguments;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code nabla bench}: what backends do in a second on this machine. */
@Command(
    name = "bench",
    description = "Measures what backends do in a second on this machine, in turns.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  nabla bench                          the preferred backend",
      "  nabla bench --backend pure,djl       two, in turns",
      "  nabla bench --backend pure --seconds 5",
      "",
      "A row has the median of "
          + BenchCommand.ROUNDS
          + " rounds after a warm-up of as long as a half of them, and",
      "the slowest and quickest. What else runs on the machine counts, too. Measurements",
      "with JMH, and against PyTorch, are in the folder benchmarks of the source.",
    })
public final class BenchCommand implements Runnable {
  static final int ROUNDS = 7;

  private static final String ROW = "%-32s %-12s %12s %-10s %s%n";

  @Option(
      names = "--backend",
      paramLabel = "NAMES",
      description =
          "The backends, with commas between; may be repeated. By default what -Dnabla.backend"
              + " names, else pure.")
  private List<String> names = new ArrayList<>();

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "1",
      description = "How long the rounds of a row take together (default: ${DEFAULT-VALUE}).")
  private double seconds;

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    if (!(seconds > 0 && seconds <= 3600)) {
      throw Arguments.wrong(
          spec, "--seconds", Double.toString(seconds), "is not above 0 and at most 3600");
    }
    List<Backend> backends = backends();
    PrintWriter out = spec.commandLine().getOut();
    out.printf(ROW, "WORK", "BACKEND", "MEDIAN", "UNIT", "SLOWEST TO QUICKEST");
    for (Work work : Work.ALL) {
      measure(work, backends, out);
      out.flush();
    }
  }

  private List<Backend> backends() {
    List<Backend> backends = new ArrayList<>();
    for (String given : names) {
      Backends.names(given).forEach(name -> backends.add(Backends.get(name)));
    }
    return backends.isEmpty() ? List.of(Backends.get()) : backends.stream().distinct().toList();
  }

  /** A row for each backend; they take turns, so that what else runs meets them alike. */
  private void measure(Work work, List<Backend> backends, PrintWriter out) {
    long round = (long) (seconds * 1e9 / ROUNDS);
    Side[] sides = backends.stream().map(b -> new Side(b, work)).toArray(Side[]::new);
    Arrays.stream(sides).forEach(side -> side.warmUp(round * ROUNDS / 2));
    for (int i = 0; i < ROUNDS; i++) {
      Arrays.stream(sides).forEach(side -> side.round(round));
    }
    for (int i = 0; i < sides.length; i++) {
      String spread = figure(work, sides[i].most()) + " to " + figure(work, sides[i].least());
      out.printf(
          ROW,
          work.name(),
          backends.get(i).name(),
          figure(work, sides[i].median()),
          work.unit(),
          spread);
    }
  }

  /** Three digits or more of the amount in a second. */
  private static String figure(Work work, double secondsOfCall) {
    double rate = work.amount() / secondsOfCall;
    return String.format(Locale.ROOT, rate < 10 ? "%,.2f" : rate < 100 ? "%,.1f" : "%,.0f", rate);
  }
}
