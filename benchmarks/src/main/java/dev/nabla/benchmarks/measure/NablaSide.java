package dev.nabla.benchmarks.measure;

import dev.nabla.backend.Backend;
import dev.nabla.backend.Backends;
import dev.nabla.benchmarks.work.Work;
import dev.nabla.benchmarks.work.Workload;
import dev.nabla.tensor.Scope;

/** Nabla on the backend that {@code -Dnabla.backend} names. */
final class NablaSide implements Side {
  /** The property that has each call run in a scope. */
  static final String SCOPES = "nabla.benchmarks.scopes";

  private final Backend backend = Backends.get();

  @Override
  public Work build(Workload workload) {
    Work work = workload.on(backend);
    return Boolean.getBoolean(SCOPES) ? new Scoped(backend, work) : work;
  }

  @Override
  public String about() {
    return "Nabla on "
        + Backends.found().stream()
            .filter(found -> found.name().equals(backend.name()))
            .map(Object::toString)
            .findFirst()
            .orElse(backend.name())
        + ", "
        + System.getProperty("java.vm.name")
        + " "
        + System.getProperty("java.vm.version");
  }

  /** Each call in a scope of its own. */
  record Scoped(Backend backend, Work work) implements Work {
    @Override
    public Object call() {
      try (Scope scope = backend.scope()) {
        return work.call();
      }
    }

    @Override
    public float[] result() {
      try (Scope scope = backend.scope()) {
        return work.result();
      }
    }
  }
}
