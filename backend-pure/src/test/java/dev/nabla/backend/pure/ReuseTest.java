package dev.nabla.backend.pure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nabla.backend.Backend;
import dev.nabla.backend.Backends;
import dev.nabla.tensor.BinaryOp;
import dev.nabla.tensor.DType;
import dev.nabla.tensor.Parameter;
import dev.nabla.tensor.Scope;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import dev.nabla.tensor.UnaryOp;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What large results hold on to, and whose memory is used again. */
class ReuseTest {
  private static final int ROWS = 96;
  private static final int COLUMNS = 128;

  private final Backend backend = Backends.get("pure");

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
    int n = 12_347; // no other test has as many
    Parameter p = backend.parameter(backend.tensor(new float[n]));
    Object array = new float[n];
    Pool.SHARED.give(DType.FLOAT32, n, array);
    for (int i = 0; i < 2; i++) { // the second value needs an array while the first has one
      try (Scope scope = backend.scope()) {
        Tensor before = p.detach();
        p.assign(before.add(1));
        assertEquals(i + 1, p.amax().item());
        assertEquals(i, before.amin().item());
      }
    }
    assertSame(array, Pool.SHARED.take(DType.FLOAT32, n));
  }

  @Test
  void aStateTakesTheArrayOfWhatItReplaces() {
    PureKernels kernels = new PureKernels();
    Strided state = kernels.unary(UnaryOp.NEG, ones());
    Object array = state.values();
    state.retain();
    Strided other = kernels.unary(UnaryOp.NEG, ones());
    for (int i = 1; i <= 3; i++) {
      Strided next = kernels.binary(BinaryOp.ADD, kernels.unary(UnaryOp.EXP, state), other);
      next.retain();
      kernels.keep(next);
      state.release();
      state = next;
    }
    assertSame(array, state.values());
  }

  @Test
  void whatIsStillHeldIsNotWrittenOver() {
    for (int held = 0; held < 4; held++) {
      PureKernels kernels = new PureKernels();
      Strided state = kernels.unary(UnaryOp.NEG, ones());
      state.values();
      state.retain();
      Strided squares = kernels.unary(UnaryOp.SQUARE, state); // -1 squared, should it be asked for
      Strided view = kernels.permute(state, 1, 0);
      squares.retain();
      if (held == 1) {
        view.retain();
      } else if (held == 2) {
        state.retain();
      } else if (held == 3) {
        squares.retain();
      }
      Strided next = kernels.binary(BinaryOp.ADD, squares, state);
      next = kernels.binary(BinaryOp.ADD, next, ones());
      next.retain();
      kernels.keep(next);
      state.release();
      squares.release();
      float[] values = (float[]) next.values();
      assertEquals(1, values[0]);
      if (held == 1 || held == 2) {
        assertEquals(-1, ((float[]) view.copyValues())[5]);
      } else if (held == 3) {
        assertEquals(1, ((float[]) squares.values())[5]);
      }
    }
  }

  @Test
  void whatIsWrittenOverIsReadBeforeAndOnlyThere() {
    PureKernels kernels = new PureKernels();
    Strided state = kernels.unary(UnaryOp.NEG, ones());
    state.values();
    state.retain();
    Strided first = kernels.binary(BinaryOp.SUB, state, ones());
    first.retain();
    kernels.keep(first);
    Strided second = kernels.binary(BinaryOp.MUL, kernels.unary(UnaryOp.SQUARE, first), state);
    second.retain();
    kernels.keep(second);
    state.release();
    assertEquals(-4, ((float[]) second.values())[7]); // first is stored before state is read again
    assertEquals(-2, ((float[]) first.values())[7]);
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
