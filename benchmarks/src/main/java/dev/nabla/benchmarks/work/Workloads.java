package dev.nabla.benchmarks.work;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All workloads, in the order of the report. */
public final class Workloads {
  private Workloads() {}

  /** Each by its name. */
  public static List<Workload> all() {
    return Stream.of(
            Matmuls.all(),
            Elementwises.all(),
            Optimizers.all(),
            Folds.all(),
            Images.all(),
            Notebook.all(),
            Models.all())
        .flatMap(List::stream)
        .toList();
  }

  /** The one called {@code name}. */
  public static Workload named(String name) {
    Map<String, Workload> byName =
        all().stream().collect(Collectors.toMap(Workload::name, Function.identity()));
    Workload found = byName.get(name);
    if (found == null) {
      throw new IllegalArgumentException("no workload is called " + name);
    }
    return found;
  }
}
