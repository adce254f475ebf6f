package dev.nabla.backend.pure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.nabla.backend.Backend;
import dev.nabla.backend.Backends;
import dev.nabla.tensor.BinaryOp;
import dev.nabla.tensor.DType;
import dev.nabla.tensor.Parameter;
import dev.nabla.tensor.Scope;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import dev.nabla.tensor.UnaryOp;
import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BinaryOperator;
import org.junit.jupiter.api.Test;

/** Large elementwise results, which wait to be read and whose memory is used again. */
class FusionTest {
  private static final int ROWS = 96;
  private static final int COLUMNS = 128;

  private final Backend backend = Backends.get("pure");

  /** Operations of all kinds, on operands of all layouts. */
  private static Tensor chain(Tensor x, Tensor y) {
    Tensor sum = x.mul(0.5).add(y).exp().div(y.abs().add(1));
    Tensor chosen = sum.lt(x).where(sum.neg(), x.mul(sum)).square();
    return chosen.add(sum.t().t()).sub(chosen.gt(0.25).to(DType.FLOAT32)).add(sum);
  }

  @Test
  void oneInOnePassIsAsManyAlone() {
    Tensor x = backend.randn(Shape.of(ROWS, COLUMNS));
    equalsByRows(FusionTest::chain, x, backend.randn(Shape.of(ROWS, COLUMNS)));
    equalsByRows(FusionTest::chain, x, backend.randn(Shape.of(1, COLUMNS)).expand(x.shape()));
    equalsByRows(FusionTest::chain, x, backend.randn(Shape.of(ROWS, 1)).expand(x.shape()));
    equalsByRows(FusionTest::chain, x, backend.randn(Shape.of(COLUMNS, ROWS)).t());
    equalsByRows(FusionTest::chain, x, backend.scalar(2).expand(x.shape()));
    equalsByRows(FusionTest::chain, x.flip(0, 1), x.flip(1));
  }

  /** A row is small enough to be computed at once. */
  private static void equalsByRows(BinaryOperator<Tensor> function, Tensor x, Tensor y) {
    List<Tensor> rows = new ArrayList<>();
    for (int i = 0; i < ROWS; i++) {
      rows.add(function.apply(x.narrow(0, i, 1, 1), y.narrow(0, i, 1, 1)));
    }
    Tensor whole = function.apply(x, y);
    for (int i = 0; i < ROWS; i++) {
      assertArrayEquals(
          rows.get(i).toFloatArray(), whole.narrow(0, i, 1, 1).toFloatArray(), 0, "row " + i);
    }
  }

  @Test
  void aChainLongerThanAPassIsComputedInParts() {
    Tensor x = backend.ones(Shape.of(ROWS, COLUMNS));
    for (int i = 0; i < 1000; i++) {
      x = x.add(1);
    }
    assertEquals(1001, x.amin().item());
    assertEquals(1001, x.amax().item());
  }

  @Test
  void doublingUpIsLinear() {
    Tensor x = backend.ones(Shape.of(ROWS, COLUMNS));
    for (int i = 0; i < 100; i++) {
      x = x.add(x).mul(0.5);
    }
    assertEquals(1, x.amax().item());
  }

  @Test
  void whatOutlivesItsScopeKeepsWhatItIsComputedFrom() {
    Tensor kept;
    try (Scope scope = backend.scope()) {
      Tensor x = backend.ones(Shape.of(ROWS, COLUMNS)).add(1);
      assertEquals(2, x.amax().item()); // is there now
      kept = scope.keep(x.mul(x).reshape(Shape.of(COLUMNS, ROWS)));
    }
    fillThePool(-1);
    assertEquals(4, kept.amin().item());
    assertEquals(4, kept.amax().item());
  }

  @Test
  void aViewOutlivesWhatItShows() {
    Tensor view;
    try (Scope scope = backend.scope()) {
      Tensor x = backend.ones(Shape.of(ROWS, COLUMNS)).add(4);
      assertEquals(5, x.amax().item());
      view = scope.keep(x.t().narrow(0, 3, 2, 1));
    }
    fillThePool(-1);
    assertEquals(5, view.amin().item());
  }

  @Test
  void aParameterKeepsItsValue() {
    Parameter p = backend.parameter(backend.zeros(Shape.of(ROWS, COLUMNS)));
    for (int i = 0; i < 5; i++) {
      try (Scope scope = backend.scope()) {
        Tensor next = p.detach().add(1);
        p.assign(next);
      }
      fillThePool(-1);
    }
    assertEquals(5, p.amin().item());
    assertEquals(5, p.amax().item());
  }

  @Test
  void aParameterTakesValuesOfEitherKind() {
    float[] twos = new float[ROWS * COLUMNS];
    Arrays.fill(twos, 2);
    Parameter p = backend.parameter(backend.zeros(Shape.of(ROWS, COLUMNS)).add(1));
    for (int i = 0; i < 3; i++) {
      p.assign(backend.tensor(twos).reshape(ROWS, COLUMNS));
      assertEquals(2, p.amin().item());
      p.assign(p.detach().add(1));
      assertEquals(3, p.amin().item());
    }
  }

  @Test
  void theMemoryOfValuesThatWereReplacedIsUsedAgain() {
    int n = 1_000_003; // no other test has as many
    Parameter p = backend.parameter(backend.tensor(new float[n]));
    ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = 0;
    for (int i = 0; i < 20; i++) {
      before = i == 5 ? thread.getCurrentThreadAllocatedBytes() : before;
      try (Scope scope = backend.scope()) {
        p.assign(p.detach().add(1));
        assertEquals(i + 1, p.narrow(0, 0, 1, 1).item());
      }
    }
    long allocated = thread.getCurrentThreadAllocatedBytes() - before;
    assertTrue(allocated < 4L * n, () -> allocated + " bytes for 15 values");
  }

  @Test
  void whatIsAddedUpIsNotAllKept() {
    List<WeakReference<Object>> added = new ArrayList<>();
    Strided sum = ones();
    PureKernels kernels = new PureKernels();
    for (int i = 0; i < 30; i++) {
      Strided next = ones();
      added.add(new WeakReference<>(next.values()));
      sum = kernels.binary(BinaryOp.ADD, sum, next);
    }
    assertTrue(alive(added) <= 12, () -> alive(added) + " of 30 are kept");
    assertEquals(31, ((float[]) sum.values())[0]);
  }

  @Test
  void aStateThatNobodyReadsKeepsOneStep() {
    List<WeakReference<Object>> added = new ArrayList<>();
    Strided state = ones();
    PureKernels kernels = new PureKernels();
    for (int i = 0; i < 5; i++) {
      Strided next = ones();
      added.add(new WeakReference<>(next.values()));
      state = kernels.binary(BinaryOp.ADD, kernels.unary(UnaryOp.NEG, state), next);
      kernels.keep(state);
    }
    assertTrue(alive(added) <= 1, () -> alive(added) + " of 5 are kept");
    assertEquals(0, ((float[]) state.values())[0]);
  }

  private static Strided ones() {
    float[] ones = new float[ROWS * COLUMNS];
    Arrays.fill(ones, 1);
    return Strided.of(DType.FLOAT32, Shape.of(ROWS, COLUMNS), ones);
  }

  private static long alive(List<WeakReference<Object>> all) {
    System.gc();
    return all.stream().filter(each -> each.get() != null).count();
  }

  private void fillThePool(double value) {
    for (int i = 0; i < 4; i++) {
      try (Scope scope = backend.scope()) {
        assertEquals(value, backend.zeros(Shape.of(ROWS, COLUMNS)).add(value).amax().item());
      }
    }
  }

  @Test
  void threadsThatReadTheSameResultsAgree() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      for (int round = 0; round < 50; round++) {
        Tensor x = backend.ones(Shape.of(ROWS, COLUMNS)).add(round);
        Tensor shared = x.mul(2).add(1);
        List<Future<Double>> found = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
          int thread = i;
          found.add(threads.submit(() -> sum(shared, thread)));
        }
        for (int i = 0; i < 4; i++) {
          assertEquals((2.0 * (round + 1) + 1 + i) * ROWS * COLUMNS, found.get(i).get());
        }
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private double sum(Tensor shared, int thread) {
    double sum = 0;
    for (int i = 0; i < 20; i++) {
      try (Scope scope = backend.scope()) {
        sum = shared.add(thread).add(0).to(DType.FLOAT64).sum().item();
      }
    }
    return sum;
  }

  @Test
  void thePoolGivesWhatFitsAndNoMoreThanItMay() {
    Pool pool = new Pool(100);
    Object array = new float[10];
    pool.give(DType.FLOAT32, 10, array);
    assertNotSame(array, pool.take(DType.FLOAT32, 11));
    assertNotSame(array, pool.take(DType.FLOAT64, 10));
    assertSame(array, pool.take(DType.FLOAT32, 10));
    assertNotSame(array, pool.take(DType.FLOAT32, 10));
    pool.give(DType.FLOAT32, 10, array);
    pool.give(DType.FLOAT64, 10, new double[10]); // beyond 100 bytes together
    assertNotSame(array, pool.take(DType.FLOAT32, 10));
  }
}
