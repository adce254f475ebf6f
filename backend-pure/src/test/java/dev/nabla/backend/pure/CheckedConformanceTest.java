package dev.nabla.backend.pure;

import dev.nabla.backend.BackendProvider;
import dev.nabla.conformance.BackendConformance;
import dev.nabla.inspect.CheckingKernels;
import dev.nabla.kernel.Kernels;
import java.util.Optional;

/** Whatever is wrapped keeps the contract: two pure backends in lock-step are one. */
class CheckedConformanceTest extends BackendConformance {
  @Override
  protected BackendProvider provider() {
    return new BackendProvider() {
      @Override
      public String name() {
        return "checked";
      }

      @Override
      public String version() {
        return "1";
      }

      @Override
      public Optional<String> unavailable() {
        return Optional.empty();
      }

      @Override
      public Kernels<?> kernels() {
        return new CheckingKernels<>("pure", new PureKernels(), "pure", new PureKernels());
      }
    };
  }
}
