package dev.nabla.conformance;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.nabla.tensor.DType;
import dev.nabla.tensor.Scope;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/**
 * L5: memory that the process gets back. What a backend counts as alive says nothing of a kernel
 * that frees too little, so the engine's own arrays are counted, or else the process is weighed.
 */
@InTier(Tier.L5)
interface LeakRules extends Subject {
  /** Of a matrix: 256 KiB. */
  int LEAK_SIDE = 256;

  int LEAK_ROUNDS = 64;

  long SETTLING_NANOS = 100_000_000;

  /** Half of what a kernel leaks that keeps one result of each round. */
  long LEAK = LEAK_ROUNDS * 4L * LEAK_SIDE * LEAK_SIDE / 2;

  /** Whether the process is weighed for a native backend, too. */
  default boolean weighsNativeMemory() {
    return Boolean.getBoolean("nabla.test.heavy");
  }

  /**
   * How many arrays the engine itself holds on to, by a count of its own that {@code Kernels.free}
   * has no part in; empty where it keeps none.
   */
  default OptionalLong engineArrays() {
    return OptionalLong.empty();
  }

  /**
   * After each kernel's result is freed, the process is as large as before, or the engine has as
   * many arrays; views count too.
   *
   * <p>The process is weighed for native memory with {@code -Dnabla.test.heavy=true} alone, for a
   * busy machine disturbs that.
   */
  @Test
  default void freedMemoryComesBack() {
    assumeTrue(
        !countsNatively() || weighsNativeMemory() || countsArrays(),
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
   * Java's memory and a count are exact; of native memory best of three, for the virtual machine
   * has its own.
   */
  private boolean grows(List<KernelCase> cases) {
    int grown = 0;
    int same = 0;
    int enough = countsNatively() && !countsArrays() ? 2 : 1;
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

  private boolean countsArrays() {
    return !weighsNativeMemory() && engineArrays().isPresent();
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
      if (countsArrays()) {
        long before = settledArrays();
        use(cases, x, y, LEAK_ROUNDS);
        return (settledArrays() - before) * (2 * LEAK / LEAK_ROUNDS);
      }
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

  /** Some engines have arrays that nobody can reach taken back by the collector, in their time. */
  private long settledArrays() {
    long arrays = Long.MAX_VALUE;
    for (long now = engineArrays().orElseThrow(); now < arrays; ) {
      arrays = now;
      System.gc();
      LockSupport.parkNanos(SETTLING_NANOS);
      now = engineArrays().orElseThrow();
    }
    return arrays;
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
