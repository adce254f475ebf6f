package dev.nabla.benchmarks.measure;

import dev.nabla.benchmarks.measure.Row.Column;
import dev.nabla.benchmarks.measure.WorkerProcess.Block;
import dev.nabla.benchmarks.work.Versus;
import dev.nabla.benchmarks.work.Workload;
import dev.nabla.benchmarks.work.Workload.Kind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Measures one workload: both sides' results compared, both warmed up, and then a block of ours, a
 * block of theirs, and so on, only one of them working at a time.
 */
final class Pairs {
  private final Launch launch;
  private final Timing timing;

  Pairs(Launch launch, Timing timing) {
    this.launch = launch;
    this.timing = timing;
  }

  /** {@code told} hears what each side says that it is. */
  Row measure(Workload workload, Set<Versus> opponents, int threads, Consumer<String> told) {
    Map<Versus, Column> missing = new EnumMap<>(Versus.class);
    Map<Versus, Contender> others = new LinkedHashMap<>();
    try (Contender ours = new Contender(launch.nabla(threads, List.of()))) {
      float[] expected = ours.start(workload, "eager");
      for (Versus versus : opponents) {
        join(workload, versus, threads, expected, others, missing);
      }
      told.accept(ours.worker.about());
      ours.worker.remarks().forEach(told); // which kernels it chose, and why
      others.values().forEach(other -> told.accept(other.worker.about()));
      rounds(ours, workload.kind() == Kind.MODEL, others);
      if (ours.worker.isDeferred()) {
        throw new WorkerProcess.Failure(
            "its result is computed when it is read, and was not timed");
      }
      return row(workload, threads, ours.column(ours), columns(ours, others, missing), null);
    } catch (WorkerProcess.Failure e) {
      return row(workload, threads, null, missing, e.words());
    } finally {
      others.values().forEach(Contender::close);
    }
  }

  /** A side that cannot do it says why in its column; one that computes otherwise ends the row. */
  private void join(
      Workload workload,
      Versus versus,
      int threads,
      float[] expected,
      Map<Versus, Contender> others,
      Map<Versus, Column> missing) {
    Contender other = new Contender(launch.other(versus, threads));
    others.put(versus, other);
    float[] found;
    try {
      found = other.start(workload, versus.label());
    } catch (WorkerProcess.Failure e) {
      missing.put(versus, Column.missing(e.words()));
      others.remove(versus).close();
      return;
    }
    other.difference = Agreement.difference(expected, found);
    if (!(other.difference <= workload.tolerance(versus))) {
      throw new WorkerProcess.Failure(
          "results differ: "
              + versus.label()
              + " by "
              + other.difference
              + " of the greatest element, allowed "
              + workload.tolerance(versus));
    }
  }

  private void rounds(Contender ours, boolean isModel, Map<Versus, Contender> others) {
    List<Contender> all = new ArrayList<>(List.of(ours));
    all.addAll(others.values());
    ours.warmUp(timing, isModel);
    others.forEach((versus, other) -> other.warmUp(timing, isModel && versus.isJvm()));
    all.forEach(contender -> contender.worker.pin());
    for (int i = 0; i < timing.rounds(); i++) {
      all.forEach(Contender::block);
    }
  }

  private static Map<Versus, Column> columns(
      Contender ours, Map<Versus, Contender> others, Map<Versus, Column> missing) {
    Map<Versus, Column> columns = new EnumMap<>(missing);
    others.forEach((versus, other) -> columns.put(versus, other.column(ours)));
    return columns;
  }

  private static Row row(
      Workload workload,
      int threads,
      @Nullable Column ours,
      Map<Versus, Column> others,
      @Nullable String failure) {
    return new Row(
        workload.name(),
        workload.kind(),
        threads,
        workload.flops(),
        ours,
        others,
        List.of(),
        failure);
  }

  /** One side while it is measured. */
  private static final class Contender implements AutoCloseable {
    private final WorkerProcess worker;
    private final List<Block> blocks = new ArrayList<>();
    private int calls = 1;
    private double difference;

    Contender(WorkerProcess worker) {
      this.worker = worker;
    }

    float[] start(Workload workload, String variant) {
      worker.build(workload.name(), variant);
      return worker.result();
    }

    void warmUp(Timing timing, boolean isLong) {
      calls = isLong ? timing.warmUpLong(worker) : timing.warmUp(worker);
    }

    void block() {
      blocks.add(worker.time(calls));
    }

    Column column(Contender ours) {
      List<Double> ratios = new ArrayList<>();
      for (int i = 0; i < blocks.size(); i++) {
        ratios.add(blocks.get(i).nanosEach() / ours.blocks.get(i).nanosEach());
      }
      Spread bytes = Spread.of(blocks.stream().map(Block::bytesEach).toList());
      return new Column(
          Spread.of(blocks.stream().map(Block::nanosEach).toList()),
          bytes.median(),
          worker.peak(),
          Spread.of(ratios),
          difference,
          null);
    }

    @Override
    public void close() {
      worker.close();
    }
  }
}
