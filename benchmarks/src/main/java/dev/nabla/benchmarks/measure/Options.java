package dev.nabla.benchmarks.measure;

import dev.nabla.benchmarks.work.Versus;
import dev.nabla.benchmarks.work.Workload;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What the command line asks for. */
final class Options {
  /** Which other side takes part. */
  enum Against {
    PYTORCH,
    DJL,
    ND4J;

    /** Names as they are typed. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }

    Set<Versus> columns() {
      return switch (this) {
        case PYTORCH -> Set.of(Versus.TUNED, Versus.UNTUNED, Versus.COMPILE, Versus.FUSED);
        case DJL -> Set.of(Versus.DJL);
        case ND4J -> Set.of(Versus.ND4J);
      };
    }
  }

  @Option(
      names = "--against",
      defaultValue = "pytorch",
      description = "The other side: ${COMPLETION-CANDIDATES}.")
  Against against = Against.PYTORCH;

  @Option(names = "--only", description = "Workloads whose names this regular expression finds.")
  @Nullable Pattern only;

  @Option(names = "--list", description = "Names the workloads, and measures nothing.")
  boolean list;

  @Option(
      names = "--threads",
      split = ",",
      defaultValue = "1",
      description =
          "1, 2 or 1,2; of two or more, without --only, the workloads with a target for them.")
  List<Integer> threads = List.of(1);

  @Option(names = "--quick", description = "Short blocks, few of them: to see that all works.")
  boolean quick;

  @Option(names = "--rounds", description = "How many pairs of blocks (15, quick 5).")
  @Nullable Integer rounds;

  @Option(
      names = "--warm-up",
      description = "Seconds of the processor for each side (3, quick 0.7).")
  @Nullable Double warmUp;

  @Option(names = "--backend", description = "Nabla's backend (pure, or the engine held against).")
  @Nullable String backend;

  @Option(names = "--scopes", description = "Nabla runs each call in a scope.")
  boolean scopes;

  @Option(names = "--java", description = "The JDK that Nabla runs on; this one by default.")
  Path java = Path.of(System.getProperty("java.home"));

  @Option(names = "--jvm-args", description = "More arguments for it, separated by spaces.")
  String jvmArgs = "";

  @Option(names = "--scalar", description = "Leaves the Vector API out.")
  boolean scalar;

  @Option(
      names = "--python",
      defaultValue = "${env:NABLA_PYTHON:-python3}",
      description = "The Python that has torch, or $NABLA_PYTHON, or python3.")
  String python = "python3";

  @Option(names = "--untuned", description = "PyTorch as it is installed, beside every row.")
  boolean untuned;

  @Option(names = "--cores", description = "Pins to these, not to the last ones: 0,1.")
  @Nullable String cores;

  @Option(names = "--peak", description = "GFLOP/s that a core can do at most, for the targets.")
  double peak;

  @Option(names = "--json", description = "Writes everything there.")
  @Nullable Path json;

  @Option(names = "--markdown", description = "Writes the table there.")
  @Nullable Path markdown;

  @Option(
      names = "--kernels-hold",
      description = "Nabla alone: each kernel after a mixed warm-up against itself in a fresh JVM.")
  boolean kernelsHold;

  String backend() {
    return Optional.ofNullable(backend)
        .orElse(against == Against.PYTORCH ? "pure" : against.toString());
  }

  boolean chosen(Workload workload) {
    return only == null || only.matcher(workload.name()).find();
  }
}
