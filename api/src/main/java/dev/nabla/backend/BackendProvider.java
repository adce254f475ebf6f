package dev.nabla.backend;

import dev.nabla.kernel.Kernels;
import java.util.Optional;

/**
 * How a backend is found: a class with a public no-argument constructor, named in {@code
 * META-INF/services/dev.nabla.backend.BackendProvider} of its jar.
 *
 * <p>Constructing one, and all its methods but {@link #kernels} and {@link #create}, must be cheap
 * and must not load a native library.
 */
public interface BackendProvider {
  /** The name that {@code -Dnabla.backend} chooses: lower case letters and digits. */
  String name();

  /** The version of the engine underneath, for reports: {@code "1.0.0-M2.1"}. */
  String version();

  /**
   * Why this backend cannot run here, as one sentence with its remedy; empty if it can.
   *
   * <p>Never throws.
   */
  Optional<String> unavailable();

  /** The kernels; loads the engine. */
  Kernels<?> kernels();

  /** The backend over {@link #kernels}; override it to replace a loss, an optimizer or a layer. */
  default Backend create() {
    return KernelBackend.over(name(), kernels());
  }
}
