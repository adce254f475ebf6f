package dev.nabla.conformance;

import static dev.nabla.conformance.Expect.test;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.nabla.tensor.DType;
import dev.nabla.tensor.HostArray;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * L5: what every kernel promises, whatever it computes: it writes to no argument and to nothing
 * that it gave before, gives the same each time, and does so on several threads at once.
 */
@InTier(Tier.L5)
interface PromiseRules extends Subject {
  int SIDE = 6;
  int THREADS = 4;

  /** A kernel that writes its result into an operand, or into what the operand is a view of. */
  @TestFactory
  default Stream<DynamicTest> argumentsStay() {
    return each("argumentsStay", this::keepsArguments);
  }

  /** A kernel that gives the same buffer out twice, or a view of what it goes on writing to. */
  @TestFactory
  default Stream<DynamicTest> resultsStay() {
    return each("resultsStay", this::keepsResults);
  }

  /** A kernel whose result depends on what was computed before, or on chance. */
  @TestFactory
  default Stream<DynamicTest> resultsRepeat() {
    return each("resultsRepeat", this::repeats);
  }

  private Stream<DynamicTest> each(String rule, BiConsumer<KernelCase, DType> body) {
    return Stream.of(DType.FLOAT32, DType.FLOAT64, DType.INT64)
        .flatMap(
            dtype ->
                KernelCase.all(dtype).stream()
                    .map(c -> test(() -> body.accept(c, dtype), c.name(), dtype, rule)));
  }

  private void keepsArguments(KernelCase c, DType dtype) {
    Tensor a = matrix(dtype, 1);
    Tensor b = matrix(dtype, 2).square().add(1);
    HostArray before = a.toHost();
    HostArray second = b.toHost();
    for (Tensor x : List.of(a, a.t(), a.flip(0), a.slice(0, 0, SIDE), a.reshape(SIDE, SIDE))) {
      for (Tensor y : List.of(b, b.t())) {
        c.use().apply(x, y).toHost();
        assertEquals(before, a.toHost(), "the first operand after it");
        assertEquals(second, b.toHost(), "the second operand after it");
      }
    }
  }

  private void keepsResults(KernelCase c, DType dtype) {
    Tensor x = matrix(dtype, 1);
    Tensor y = matrix(dtype, 2).square().add(1);
    Tensor first = c.use().apply(x, y);
    HostArray before = first.toHost();
    for (int i = 3; i < 6; i++) {
      HostArray other = c.use().apply(matrix(dtype, i), y.mul(i)).toHost();
      assertEquals(before.length(), other.length());
      assertEquals(before, first.toHost(), "a result after the next");
    }
    HostArray of = c.use().apply(x, y).toHost();
    assertEquals(of, first.toHost(), "a result after the same again");
  }

  private void repeats(KernelCase c, DType dtype) {
    Tensor x = matrix(dtype, 1);
    Tensor y = matrix(dtype, 2).square().add(1);
    HostArray first = c.use().apply(x, y).toHost();
    for (int i = 1; i <= 5; i++) {
      assertEquals(first, c.use().apply(x, y).toHost(), "use " + i + " of the same operands");
    }
  }

  private Tensor matrix(DType dtype, int seed) {
    return matrix(dtype, SIDE, seed);
  }

  private Tensor matrix(DType dtype, int side, int seed) {
    return tensor(dtype, Shape.of(side, side), Samples.of(dtype, side * side, seed));
  }

  /** A kernel that keeps something for itself from call to call, where another thread sees it. */
  @TestFactory
  default Stream<DynamicTest> threadsDoNotMix() {
    return KernelCase.all(DType.FLOAT32).stream()
        .map(c -> test(() -> threads(c), c.name(), "threadsDoNotMix"));
  }

  private void threads(KernelCase c) throws Exception {
    List<Supplier<HostArray>> uses = new ArrayList<>();
    List<HostArray> alone = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      Tensor x = matrix(DType.FLOAT32, 48, i);
      Tensor y = matrix(DType.FLOAT32, 48, i + THREADS).abs();
      uses.add(() -> c.use().apply(x, y).toHost());
      alone.add(uses.get(i).get());
    }
    ExecutorService pool = Executors.newFixedThreadPool(THREADS);
    try {
      List<Callable<List<HostArray>>> jobs = new ArrayList<>();
      CyclicBarrier start = new CyclicBarrier(THREADS);
      uses.forEach(use -> jobs.add(() -> repeatedly(use, start)));
      List<Future<List<HostArray>>> together = pool.invokeAll(jobs);
      for (int i = 0; i < THREADS; i++) {
        for (HostArray found : together.get(i).get()) {
          assertEquals(alone.get(i), found, "thread " + i + " among others");
        }
      }
    } finally {
      pool.shutdownNow();
    }
  }

  private static List<HostArray> repeatedly(Supplier<HostArray> use, CyclicBarrier start)
      throws Exception {
    start.await();
    return Stream.generate(use).limit(25).toList();
  }
}
