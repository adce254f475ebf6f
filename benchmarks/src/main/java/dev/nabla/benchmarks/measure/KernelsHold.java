package dev.nabla.benchmarks.measure;

import dev.nabla.benchmarks.measure.WorkerProcess.Block;
import dev.nabla.benchmarks.work.Workload;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Whether a kernel stays as fast, and allocates as little, in a JVM where everything else has run
 * before as in one where it is alone.
 *
 * <p>On JDK 17 a kernel of the Vector API may lose its inlining once unrelated code has warmed up:
 * its vectors are then boxed, and it takes a multiple of its time.
 */
final class KernelsHold {
  /** A machine's noise; what boxing costs begins at twice. */
  private static final double SLOWER = 1.5;

  private static final double ALLOCATES_MORE = 1.25;
  private static final double FEW_BYTES = 4096;
  private static final int MIXED_ROUNDS = 3;

  private final Launch launch;
  private final Timing timing;
  private final PrintWriter out;

  KernelsHold(Launch launch, Timing timing, PrintWriter out) {
    this.launch = launch;
    this.timing = timing;
    this.out = out;
  }

  /** What a kernel took alone and after the mix, block by block in turns. */
  private record Costs(List<Block> alone, List<Block> after) {
    double slower() {
      List<Double> ratios = new ArrayList<>();
      for (int i = 0; i < alone.size(); i++) {
        ratios.add(after.get(i).nanosEach() / alone.get(i).nanosEach());
      }
      return Spread.of(ratios).median();
    }

    boolean hold() {
      return slower() <= SLOWER && bytes(after) <= ALLOCATES_MORE * bytes(alone) + FEW_BYTES;
    }

    String line(String name) {
      return String.format(
          Locale.ROOT,
          "%-36s alone %.0f ns, %.0f B; after the mix time x %.2f, %.0f B: %s",
          name,
          Spread.of(alone.stream().map(Block::nanosEach).toList()).median(),
          bytes(alone),
          slower(),
          bytes(after),
          hold() ? "holds" : "DOES NOT HOLD");
    }

    private static double bytes(List<Block> blocks) {
      return Spread.of(blocks.stream().map(Block::bytesEach).toList()).median();
    }
  }

  /** How many of {@code kernels} do not hold, after a mix of all of {@code mix}. */
  int run(List<Workload> kernels, List<Workload> mix, int threads, List<String> flags) {
    out.println("kernels hold? JVM flags " + flags);
    int broken = 0;
    try (WorkerProcess mixed = launch.nabla(threads, flags)) {
      mix(mixed, mix);
      for (Workload kernel : kernels) {
        Costs costs = costs(kernel, mixed, threads, flags);
        broken += costs.hold() ? 0 : 1;
        out.println(costs.line(kernel.name()));
        out.flush();
      }
    }
    out.println(kernels.size() - broken + " of " + kernels.size() + " hold");
    return broken;
  }

  /** Each for a while, and then each again. */
  private void mix(WorkerProcess mixed, List<Workload> mix) {
    Timing brief = new Timing(timing.warmUpNanos() / 4, timing.blockNanos() / 4, 1);
    for (int i = 0; i < MIXED_ROUNDS; i++) {
      for (Workload each : mix) {
        mixed.build(each.name(), "eager");
        brief.warmUp(mixed);
      }
    }
  }

  private Costs costs(Workload kernel, WorkerProcess mixed, int threads, List<String> flags) {
    Costs costs = new Costs(new ArrayList<>(), new ArrayList<>());
    try (WorkerProcess alone = launch.nabla(threads, flags)) {
      alone.build(kernel.name(), "eager");
      mixed.build(kernel.name(), "eager");
      int calls = timing.warmUp(alone);
      timing.warmUp(mixed);
      for (int i = 0; i < timing.rounds(); i++) {
        costs.alone.add(alone.time(calls));
        costs.after.add(mixed.time(calls));
      }
    }
    return costs;
  }
}
