package dev.nabla.backend.pure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.nabla.backend.Backend;
import dev.nabla.backend.Backends;
import dev.nabla.tensor.DType;
import dev.nabla.tensor.Scope;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BinaryOperator;
import org.junit.jupiter.api.Test;

/** Large elementwise results, which wait to be read: their numbers. */
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
    compile(FusionTest::chain, x, x);
    equalsByRows(FusionTest::chain, x, backend.randn(Shape.of(ROWS, COLUMNS)));
    equalsByRows(FusionTest::chain, x, backend.randn(Shape.of(1, COLUMNS)).expand(x.shape()));
    equalsByRows(FusionTest::chain, x, backend.randn(Shape.of(ROWS, 1)).expand(x.shape()));
    equalsByRows(FusionTest::chain, x, backend.randn(Shape.of(COLUMNS, ROWS)).t());
    equalsByRows(FusionTest::chain, x, backend.scalar(2).expand(x.shape()));
    equalsByRows(FusionTest::chain, x.flip(0, 1), x.flip(1));
  }

  @Test
  void sumsOfProductsRoundAsTheyWouldAlone() {
    Tensor x = backend.randn(Shape.of(ROWS, COLUMNS));
    Tensor y = backend.randn(Shape.of(ROWS, COLUMNS));
    List<BinaryOperator<Tensor>> sums =
        List.of(
            (a, b) -> a.add(b.mul(0.3)),
            (a, b) -> a.sub(b.mul(0.3)),
            (a, b) -> b.mul(0.3).sub(a),
            (a, b) -> a.mul(0.7).add(b.mul(0.3)),
            (a, b) -> a.lerp(b, 0.1),
            (a, b) -> a.lerp(b, 0.9),
            (a, b) -> a.exp().lerp(b, 0.1),
            (a, b) -> a.add(b.sub(a.neg()).mul(0.1)),
            (a, b) -> a.mul(0.9).add(b.mul(0.1).mul(b)),
            (a, b) -> b.mul(0.1).mul(a).add(a),
            (a, b) -> a.add(a.mul(-0.1).div(b.abs().add(1))),
            (a, b) -> a.sub(a.mul(-0.1).div(b.abs().add(1))),
            (a, b) -> a.add(b.mul(a)),
            (a, b) -> reused(a.add(1), b.mul(0.3)),
            (a, b) -> reused(a.add(1).mul(0.5), b.exp().sub(a).mul(0.3)));
    for (BinaryOperator<Tensor> sum : sums) {
      equalsByRows(sum, x, y);
      compile(sum, x, y);
      equalsByRows(sum, x, y);
      BinaryOperator<Tensor> wide =
          (a, b) -> sum.apply(a.to(DType.FLOAT64), b.to(DType.FLOAT64)).to(DType.FLOAT32);
      equalsByRows(wide, x, y);
      compile(wide, x, y);
      equalsByRows(wide, x, y);
    }
  }

  /** Wants {@code function} often enough for loops of its own. */
  private void compile(BinaryOperator<Tensor> function, Tensor x, Tensor y) {
    for (int done = 0; done <= 1 << 22; done += ROWS * COLUMNS) {
      try (Scope scope = backend.scope()) {
        function.apply(x, y).narrow(0, 0, 1, 1).sum().item();
      }
    }
  }

  /** A sum whose terms others read, too. */
  private static Tensor reused(Tensor a, Tensor b) {
    Tensor sum = a.add(b);
    return sum.add(b.mul(0.5)).mul(a.lerp(sum, 0.25));
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
}
