package dev.nabla.backend.pure;

import dev.nabla.backend.BackendProvider;
import dev.nabla.kernel.ForwardingKernels;
import dev.nabla.kernel.Kernels;
import dev.nabla.tensor.BinaryOp;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;

/** The pure kernels as an engine with memory of its own would be: counted, freed, and used up. */
final class NativePure implements BackendProvider {
  @Override
  public String name() {
    return "native-pure";
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
    return new Engine();
  }

  /** An engine that says so when it has no memory left for a product. */
  static final class Engine extends ForwardingKernels<Strided> {
    /** How many products are still to fail. */
    int failures;

    /** Whether products throw what the virtual machine throws when its own memory is used up. */
    boolean outOfHeap;

    /** The products that are not freed. */
    final Set<Strided> products = Collections.newSetFromMap(new IdentityHashMap<>());

    Engine() {
      super(new PureKernels());
    }

    @Override
    public Strided binary(BinaryOp op, Strided a, Strided b) {
      if (op == BinaryOp.MUL && failures > 0) {
        failures--;
        throw new IllegalStateException("no pages");
      }
      if (op == BinaryOp.MUL && outOfHeap) {
        throw new OutOfMemoryError("Java heap space");
      }
      Strided result = super.binary(op, a, b);
      if (op == BinaryOp.MUL) {
        products.add(result);
      }
      return result;
    }

    @Override
    public void free(Strided a) {
      products.remove(a);
      super.free(a);
    }

    @Override
    public boolean isNative() {
      return true;
    }

    @Override
    public boolean isOutOfMemory(Throwable error) {
      return "no pages".equals(error.getMessage());
    }
  }
}
