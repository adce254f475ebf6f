package dev.nabla.backend.nd4j;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nabla.backend.BackendProvider;
import dev.nabla.conformance.BackendConformance;
import dev.nabla.kernel.ForwardingKernels;
import dev.nabla.kernel.Kernels;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.memory.deallocation.DeallocatorService;
import org.nd4j.linalg.factory.Nd4j;

/** Every rule of the contract, held against ND4J. */
class Nd4jConformanceTest extends BackendConformance {
  @Override
  protected BackendProvider provider() {
    return new Nd4jProvider();
  }

  /**
   * Those that somebody can still reach. ND4J publishes no count that has them in it: its memory
   * manager's, its allocations tracker's and JavaCPP's leave out the buffers of arrays.
   */
  @Override
  public OptionalLong engineArrays() {
    try {
      Field references = DeallocatorService.class.getDeclaredField("referenceMap");
      references.setAccessible(true);
      return OptionalLong.of(((Map<?, ?>) references.get(Nd4j.getDeallocatorService())).size());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** One that holds on to an array of each concat. */
  private static final class Leaking extends Nd4jConformanceTest {
    @Override
    protected BackendProvider provider() {
      return new Held(new Keeping());
    }
  }

  private static final class Keeping extends ForwardingKernels<Nd4jArray> {
    private final List<Nd4jArray> kept = new ArrayList<>();

    Keeping() {
      super(new Nd4jKernels());
    }

    @Override
    public Nd4jArray concat(List<Nd4jArray> parts, int axis) {
      kept.add(super.concat(parts, axis));
      return super.concat(parts, axis);
    }
  }

  private record Held(Kernels<?> kernels) implements BackendProvider {
    @Override
    public String name() {
      return "leaking";
    }

    @Override
    public String version() {
      return "1";
    }

    @Override
    public Optional<String> unavailable() {
      return Optional.empty();
    }
  }

  @Test
  void anArrayHeldOnToIsCaught() {
    Leaking leaking = new Leaking();
    AssertionError error = assertThrows(AssertionError.class, () -> leaking.freedMemoryComesBack());
    assertTrue(String.valueOf(error.getMessage()).startsWith("[concat] keep"), error::getMessage);
  }
}
