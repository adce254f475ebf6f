package dev.nabla.backend.pure;

import dev.nabla.backend.BackendProvider;
import dev.nabla.kernel.Kernels;
import java.util.Optional;

/** Finds the backend {@code pure}, which needs nothing but Java and is always there. */
public final class PureProvider implements BackendProvider {
  @Override
  public String name() {
    return "pure";
  }

  /** The version of Java, which is the whole engine: {@code "Java 17.0.15"}. */
  @Override
  public String version() {
    return "Java " + System.getProperty("java.version");
  }

  @Override
  public Optional<String> unavailable() {
    return Optional.empty();
  }

  @Override
  public Kernels<?> kernels() {
    return new PureKernels();
  }
}
