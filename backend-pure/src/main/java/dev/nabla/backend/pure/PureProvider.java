package dev.nabla.backend.pure;

import dev.nabla.backend.BackendProvider;
import dev.nabla.backend.pure.loop.Loops;
import dev.nabla.backend.pure.thread.Workers;
import dev.nabla.kernel.Kernels;
import java.util.Optional;

/** Finds the backend {@code pure}, which needs nothing but Java. */
public final class PureProvider implements BackendProvider {
  @Override
  public String name() {
    return "pure";
  }

  /** Java, which is the whole engine: {@code "Java 17.0.15, 512-bit vectors"}. */
  @Override
  public String version() {
    return "Java " + System.getProperty("java.version") + ", " + Loops.description();
  }

  @Override
  public Optional<String> unavailable() {
    return Workers.refusal();
  }

  @Override
  public Kernels<?> kernels() {
    return new PureKernels();
  }
}
