package dev.nabla.backend.nd4j;

import dev.nabla.backend.BackendProvider;
import dev.nabla.kernel.Kernels;
import java.util.Optional;

/** ND4J on the CPU, found as {@code nd4j}. */
public final class Nd4jProvider implements BackendProvider {
  @Override
  public String name() {
    return "nd4j";
  }

  /** The version that ND4J's jar states; {@code "unknown"} without one. */
  @Override
  public String version() {
    return ClassPath.version();
  }

  @Override
  public Optional<String> unavailable() {
    return ClassPath.lacks();
  }

  @Override
  public Kernels<?> kernels() {
    return new Nd4jKernels();
  }
}
