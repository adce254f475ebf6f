package dev.nabla.benchmarks.measure;

import dev.nabla.benchmarks.measure.Options.Against;
import dev.nabla.benchmarks.work.Target;
import dev.nabla.benchmarks.work.Versus;
import dev.nabla.benchmarks.work.Workload;
import dev.nabla.benchmarks.work.Workload.Kind;
import dev.nabla.benchmarks.work.Workloads;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code benchmarks/run}: exit code 1 where a workload fails or does not agree. */
@Command(
    name = "benchmarks/run",
    description = "Times the same work on Nabla and on another side, in turns.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class Run implements Callable<Integer> {
  private static final List<String> NARROW = List.of("-XX:UseAVX=2");

  @Mixin private Options options = new Options();
  @Spec private @Nullable CommandSpec spec;

  private final Set<String> sides = new LinkedHashSet<>();

  /** Runs the command. */
  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Run()).setCaseInsensitiveEnumValuesAllowed(true);
  }

  @Override
  public Integer call() throws IOException {
    PrintWriter out = command().getOut();
    List<Workload> chosen = Workloads.all().stream().filter(options::chosen).toList();
    if (chosen.isEmpty()) {
      throw new ParameterException(command(), "no workload's name matches; --list names them");
    }
    if (options.list) {
      chosen.forEach(workload -> out.println(workload.name()));
      return ExitCode.OK;
    }
    Launch launch = new Launch(options);
    return options.kernelsHold ? kernelsHold(launch, chosen, out) : pairs(launch, chosen, out);
  }

  private int kernelsHold(Launch launch, List<Workload> chosen, PrintWriter out) {
    KernelsHold hold = new KernelsHold(launch, Timing.of(options), out);
    List<Workload> kernels = chosen.stream().filter(w -> w.kind() != Kind.MODEL).toList();
    int threads = options.threads.get(0);
    int broken = hold.run(kernels, chosen, threads, List.of());
    if (System.getProperty("os.arch").equals("amd64")) {
      broken += hold.run(kernels, chosen, threads, NARROW);
    }
    return broken == 0 ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  private int pairs(Launch launch, List<Workload> chosen, PrintWriter out) throws IOException {
    Set<Versus> present = present(launch, out);
    Pairs pairs = new Pairs(launch, Timing.of(options));
    List<Row> rows = new ArrayList<>();
    for (int threads : options.threads) {
      for (Workload workload : chosen) {
        Set<Versus> opponents = opponents(workload, present);
        if (isAsked(workload, threads) && (!opponents.isEmpty() || present.isEmpty())) {
          Row row = pairs.measure(workload, opponents, threads, sides::add);
          rows.add(row.judge(workload, options.scalar, options.peak));
          out.println(Table.brief(rows.get(rows.size() - 1)));
          out.flush();
        }
      }
    }
    write(launch, rows);
    return rows.stream().anyMatch(row -> row.failure() != null) ? ExitCode.SOFTWARE : ExitCode.OK;
  }

  private void write(Launch launch, List<Row> rows) throws IOException {
    String pinned =
        String.join(
            "; ",
            options.threads.stream().map(n -> n + " threads: cores " + launch.cores(n)).toList());
    Report report =
        new Report(
            Machine.here(),
            List.copyOf(sides),
            launch.nablaArguments(),
            pinned,
            Timing.of(options),
            options.peak,
            List.copyOf(rows));
    if (options.json != null) {
      report.writeJson(options.json);
    }
    if (options.markdown != null) {
      report.writeMarkdown(options.markdown);
    }
  }

  /** Who can take part at all. */
  private Set<Versus> present(Launch launch, PrintWriter out) {
    if (options.against != Against.PYTORCH) {
      return options.against.columns();
    }
    return launch
        .withoutPyTorch()
        .<Set<Versus>>map(
            why -> {
              out.println(why);
              return Set.of();
            })
        .orElseGet(options.against::columns);
  }

  private Set<Versus> opponents(Workload workload, Set<Versus> present) {
    Set<Versus> opponents = EnumSet.copyOf(workload.opponents());
    if (options.untuned) {
      opponents.add(Versus.UNTUNED);
    }
    opponents.retainAll(present);
    return opponents;
  }

  /** Of several threads, unless named, what has a target for them. */
  private boolean isAsked(Workload workload, int threads) {
    return threads == 1
        || options.only != null
        || workload.targets().stream().map(Target::threads).anyMatch(n -> n == threads);
  }

  private CommandLine command() {
    if (spec == null) {
      throw new IllegalStateException("not run by picocli");
    }
    return spec.commandLine();
  }
}
