package dev.nabla.backend.djl;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nabla.backend.BackendProvider;
import dev.nabla.conformance.BackendConformance;
import dev.nabla.kernel.ForwardingKernels;
import dev.nabla.kernel.Kernels;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class DjlConformanceTest extends BackendConformance {
  final NativeArrays arrays = new NativeArrays(PyTorch.start());

  @Override
  protected BackendProvider provider() {
    return new Managed(new DjlKernels(arrays));
  }

  /** Those that were made and not deleted: nothing else takes them back. */
  @Override
  public OptionalLong engineArrays() {
    return OptionalLong.of(arrays.arrays());
  }

  /** {@link DjlProvider} on kernels that it is handed. */
  private record Managed(Kernels<?> kernels) implements BackendProvider {
    @Override
    public String name() {
      return new DjlProvider().name();
    }

    @Override
    public String version() {
      return new DjlProvider().version();
    }

    @Override
    public Optional<String> unavailable() {
      return new DjlProvider().unavailable();
    }
  }

  /** One that leaves an array of each concat open. */
  private static final class Leaking extends DjlConformanceTest {
    @Override
    protected BackendProvider provider() {
      return new Managed(
          new ForwardingKernels<DjlArray>(new DjlKernels(arrays)) {
            @Override
            public DjlArray concat(List<DjlArray> parts, int axis) {
              super.concat(parts, axis);
              return super.concat(parts, axis);
            }
          });
    }
  }

  @Test
  void anArrayLeftOpenIsCaught() {
    Leaking leaking = new Leaking();
    AssertionError error = assertThrows(AssertionError.class, () -> leaking.freedMemoryComesBack());
    assertTrue(String.valueOf(error.getMessage()).startsWith("[concat] keep"), error::getMessage);
  }
}
