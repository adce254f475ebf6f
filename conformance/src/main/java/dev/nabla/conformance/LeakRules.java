package dev.nabla.conformance;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.nabla.tensor.DType;
import dev.nabla.tensor.Scope;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * L5: memory that the process gets back. What a backend counts as alive says nothing of a kernel
 * that frees too little, so the process is weighed.
 */
@InTier(Tier.L5)
interface LeakRules extends Subject {
  /** Of a matrix: 256 KiB. */
  int LEAK_SIDE = 256;

  int LEAK_ROUNDS = 64;

  /** Half of what a kernel leaks that keeps one result of each round. */
  long LEAK = LEAK_ROUNDS * 4L * LEAK_SIDE * LEAK_SIDE / 2;

  /** Whether the process is weighed for a native backend, too. */
  default boolean weighsNativeMemory() {
    return Boolean.getBoolean("nabla.test.heavy");
  }

  /**
   * After each kernel's result is freed, the process is as large as before; views count too.
   *
   * <p>Native memory is weighed by the process, which a busy machine disturbs: with {@code
   * -Dnabla.test.heavy=true} alone.
   */
  @Test
  default void freedMemoryComesBack() {
    assumeTrue(
        !countsNatively() || weighsNativeMemory(),
        "weighs the whole process: -Dnabla.test.heavy=true");
    List<KernelCase> all = KernelCase.families(DType.FLOAT32);
    if (!grows(all)) {
      return;
    }
    List<KernelCase> leaking = all.stream().filter(c -> grows(List.of(c))).limit(3).toList();
    if (!leaking.isEmpty()) {
      fail(
          leaking
              + " keep what was freed: "
              + (LEAK >> 20)
              + " MiB and more of "
              + LEAK_ROUNDS
              + " results");
    }
  }

  /**
   * Java's memory is exact; of native memory best of three, for the virtual machine has its own.
   */
  private boolean grows(List<KernelCase> cases) {
    int grown = 0;
    int same = 0;
    int enough = countsNatively() ? 2 : 1;
    while (grown < enough && same < enough) {
      long growth = growth(cases);
      if (growth >= 8 * LEAK) {
        return true; // and no room to try again
      }
      grown += growth >= LEAK ? 1 : 0;
      same += growth < LEAK ? 1 : 0;
    }
    return grown == enough;
  }

  private boolean countsNatively() {
    try (Scope scope = backend().scope()) {
      return backend().scalar(1).item() == 1 && backend().nativeMemory().arrays() > 0;
    }
  }

  private long growth(List<KernelCase> cases) {
    Shape shape = Shape.of(LEAK_SIDE, LEAK_SIDE);
    try (Scope scope = backend().scope()) {
      Tensor x = tensor(DType.FLOAT32, shape, Samples.of(DType.FLOAT32, (int) shape.size(), 1));
      Tensor y = x.square();
      use(cases, x, y, 2);
      for (int attempt = 0; ; attempt++) {
        Footprint before = Footprint.now();
        use(cases, x, y, LEAK_ROUNDS);
        Footprint after = Footprint.now();
        if (!countsNatively()) {
          return after.objects() - before.objects();
        }
        if (after.isHeapOf(before) || attempt == 3) {
          return after.since(before);
        }
      }
    }
  }

  private void use(List<KernelCase> cases, Tensor x, Tensor y, int rounds) {
    for (int round = 0; round < rounds; round++) {
      for (KernelCase c : cases) {
        try (Scope scope = backend().scope()) {
          Tensor made = c.use().apply(x.add(round), y);
          assertTrue(made.flatten().shape().size() > 0);
        }
      }
    }
  }
}
