package dev.nabla.benchmarks.measure;

import dev.nabla.backend.Backend;
import dev.nabla.backend.Backends;
import dev.nabla.benchmarks.work.Work;
import dev.nabla.benchmarks.work.Workload;
import dev.nabla.tensor.Scope;
import dev.nabla.tensor.Tensor;
import java.util.List;

/** Nabla on the backend that {@code -Dnabla.backend} names. */
final class NablaSide implements Side {
  /** The property that has each call run in a scope. */
  static final String SCOPES = "nabla.benchmarks.scopes";

  private final Backend backend = Backends.get();

  @Override
  public Work build(Workload workload) {
    Work work = new Computed(workload.on(backend));
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

  /**
   * Each call ends with one element of each large result read, so that none is put off; of a small
   * one, which is computed at once, that would be most of the time.
   */
  record Computed(Work work) implements Work {
    private static final int LARGE = 4096;

    @Override
    public Object call() {
      Object made = work.call();
      if (made instanceof Tensor tensor) {
        read(tensor);
      } else if (made instanceof List<?> all) {
        all.forEach(each -> read((Tensor) each));
      }
      return made;
    }

    private static void read(Tensor tensor) {
      if (tensor.shape().size() >= LARGE) {
        tensor.detach().flatten().narrow(0, 0, 1, 1).item();
      }
    }

    @Override
    public float[] result() {
      return work.result();
    }
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
