package dev.nabla.benchmarks.measure;

import dev.nabla.benchmarks.work.Work;
import dev.nabla.benchmarks.work.Workload;

/** What does the work in a JVM: Nabla, or an engine used directly. */
public interface Side {
  /** Makes the work ready; an error if there is no twin of it here. */
  Work build(Workload workload);

  /** Name and versions. */
  String about();
}
