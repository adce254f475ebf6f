package dev.nabla.backend;

import dev.nabla.kernel.Kernels;
import java.util.Optional;

/** Provides a backend that is made of others. */
record WrappedProvider(String name, Wrapped wrapped) implements BackendProvider {
  @Override
  public String version() {
    return Backends.found().stream()
        .filter(c -> name.matches(".*[(,]" + c.name() + "[,)].*"))
        .map(c -> c.name() + " " + c.version())
        .reduce("of", (a, b) -> a + " " + b);
  }

  @Override
  public Optional<String> unavailable() {
    return Optional.empty();
  }

  @Override
  public Kernels<?> kernels() {
    return wrapped.kernels(name);
  }
}
