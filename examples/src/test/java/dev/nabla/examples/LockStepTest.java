package dev.nabla.examples;

import dev.nabla.backend.BackendProvider;
import dev.nabla.conformance.BackendConformance;
import dev.nabla.inspect.CheckingKernels;
import dev.nabla.kernel.Kernels;
import java.util.Optional;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * The kit with two engines in lock-step: whatever it computes, each operation of an engine is held
 * against the pure backend's on the same operands.
 */
class LockStepTest {
  /** Takes minutes, most of them for small arrays: {@code -Dnabla.test.heavy=true}. */
  @Nested
  @EnabledIfSystemProperty(named = "nabla.test.heavy", matches = "true")
  class Nd4j extends BackendConformance {
    @Override
    protected BackendProvider provider() {
      return new LockStep("nd4j");
    }
  }

  @Nested
  @EnabledIfSystemProperty(named = "nabla.test.backends", matches = ".*djl.*")
  class Djl extends BackendConformance {
    @Override
    protected BackendProvider provider() {
      return new LockStep("djl");
    }
  }

  private record LockStep(String engine) implements BackendProvider {
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
      return checking(kernels("pure"), kernels(engine));
    }

    private <A, B> Kernels<?> checking(Kernels<A> pure, Kernels<B> other) {
      return new CheckingKernels<>("pure", pure, engine, other);
    }

    private static Kernels<?> kernels(String name) {
      return ServiceLoader.load(BackendProvider.class).stream()
          .map(ServiceLoader.Provider::get)
          .filter(p -> p.name().equals(name))
          .findFirst()
          .orElseThrow()
          .kernels();
    }
  }
}
