package dev.nabla.benchmarks.measure;

import dev.nabla.benchmarks.work.Target;
import dev.nabla.benchmarks.work.Versus;
import dev.nabla.benchmarks.work.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was measured of a workload.
 *
 * @param ours what Nabla took; absent if it failed
 * @param others what the others took, or why nothing was measured
 */
record Row(
    String name,
    Workload.Kind kind,
    int threads,
    double flops,
    @Nullable Column ours,
    Map<Versus, Column> others,
    List<Judged> judged,
    @Nullable String failure) {

  /**
   * One side.
   *
   * @param nanos of a call
   * @param bytes allocated by a call, where that is known
   * @param peak most resident memory of the process, bytes
   * @param ratio its time over ours, pair by pair
   * @param difference of its result from ours, as a share of the greatest element
   * @param note why there are no numbers
   */
  record Column(
      @Nullable Spread nanos,
      double bytes,
      long peak,
      @Nullable Spread ratio,
      double difference,
      @Nullable String note) {
    static Column missing(String note) {
      return new Column(null, -1, 0, null, 0, note);
    }
  }

  /** A target and what was reached. */
  record Judged(Target target, double value) {
    boolean must() {
      return target.met(value, target.must());
    }

    boolean aim() {
      return target.met(value, target.aim());
    }
  }

  /** Giga operations a second; 0 where nobody counts them. */
  double gflops() {
    return ours == null || ours.nanos() == null ? 0 : flops / ours.nanos().median();
  }

  /** This with the targets that hold for such a run. */
  Row judge(Workload workload, boolean scalar, double peak) {
    List<Judged> found = new ArrayList<>();
    for (Target target : workload.targets()) {
      if (target.threads() == threads && target.scalar() == scalar) {
        value(target, peak).ifPresent(value -> found.add(new Judged(target, value)));
      }
    }
    return new Row(name, kind, threads, flops, ours, others, List.copyOf(found), failure);
  }

  /** Limits that stand alone are those of a run that its opponent takes part in, or nobody. */
  private Optional<Double> value(Target target, double peak) {
    if (!others.isEmpty() && !others.containsKey(target.versus())) {
      return Optional.empty();
    }
    return switch (target.measure()) {
      case RATIO ->
          Optional.ofNullable(others.get(target.versus())).map(Column::ratio).map(Spread::median);
      case MICROS -> Optional.ofNullable(ours).map(Column::nanos).map(s -> s.median() / 1e3);
      case GFLOPS -> Optional.of(gflops()).filter(g -> g > 0);
      case PEAK -> Optional.of(gflops() / peak).filter(share -> peak > 0 && share > 0);
    };
  }
}
