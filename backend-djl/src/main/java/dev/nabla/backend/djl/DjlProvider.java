package dev.nabla.backend.djl;

import dev.nabla.backend.BackendProvider;
import dev.nabla.kernel.Kernels;
import java.util.Optional;

/** Finds the backend {@code djl}: PyTorch's native library, called through DJL, on the CPU. */
public final class DjlProvider implements BackendProvider {
  @Override
  public String name() {
    return "djl";
  }

  /** The versions of DJL and PyTorch: {@code "0.35.1 (PyTorch 2.7.1)"}. */
  @Override
  public String version() {
    return Artifacts.found().version();
  }

  @Override
  public Optional<String> unavailable() {
    return Artifacts.found().missing();
  }

  @Override
  public Kernels<?> kernels() {
    return new DjlKernels(new NativeArrays(PyTorch.start()));
  }
}
