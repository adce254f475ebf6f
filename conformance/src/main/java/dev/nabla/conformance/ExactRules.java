package dev.nabla.conformance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.nabla.tensor.CompareOp;
import dev.nabla.tensor.ReduceOp;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import dev.nabla.tensor.UnaryOp;
import org.junit.jupiter.api.Test;

/** L1: what must not be rounded: integers that no double holds, and the sign of zero. */
@InTier(Tier.L1)
interface ExactRules extends Subject {
  private Tensor big(long... offsets) {
    long[] values = offsets.clone();
    for (int i = 0; i < values.length; i++) {
      values[i] += 1L << 60;
    }
    return backend().tensor(values);
  }

  @Test
  default void int64ElementsAreExact() {
    Tensor x = big(1, 2, 3);
    assertArrayEquals(big(1, 2, 3).neg().toLongArray(), x.unary(UnaryOp.NEG).toLongArray());
    assertArrayEquals(
        new long[] {-(1L << 60) - 1, -(1L << 60) - 2, -(1L << 60) - 3},
        x.unary(UnaryOp.NEG).toLongArray());
    assertArrayEquals(x.toLongArray(), x.neg().abs().toLongArray());
    assertArrayEquals(new long[] {0, 1, 2}, x.sub(big(1, 1, 1)).toLongArray());
    assertArrayEquals(new long[] {1, 2, 3}, x.remainder(big(0)).toLongArray());
    assertArrayEquals(new long[] {-1, -2, -3}, x.neg().fmod(big(0)).toLongArray());
    assertArrayEquals(big(2, 2, 3).toLongArray(), x.maximum(big(2)).toLongArray());
    assertArrayEquals(
        new boolean[] {false, true, false}, x.compare(CompareOp.EQ, big(2)).toBooleanArray());
    assertArrayEquals(new boolean[] {true, false, false}, x.lt(big(2)).toBooleanArray());
    assertArrayEquals(big(1, 9, 3).toLongArray(), x.ne(big(2)).where(x, big(9)).toLongArray());
  }

  @Test
  default void int64FoldsAndOrdersAreExact() {
    Tensor x = big(3, 1, 2);
    assertArrayEquals(new long[] {(3L << 60) + 6}, x.reduce(ReduceOp.SUM).toLongArray());
    assertArrayEquals(big(3).toLongArray(), x.reduce(ReduceOp.MAX).toLongArray());
    assertArrayEquals(big(1).toLongArray(), x.reduce(ReduceOp.MIN).toLongArray());
    assertArrayEquals(
        new long[] {((1L << 60) + 3) * 5},
        x.slice(0, 0, 1).concat(0, backend().tensor(5L)).prod().reshape(1).toLongArray());
    assertArrayEquals(
        new long[] {(1L << 60) + 3, (2L << 60) + 4, (3L << 60) + 6}, x.cumSum(0).toLongArray());
    assertEquals(0, x.argMax(0).item());
    assertEquals(1, x.argMin(0).item());
    assertArrayEquals(new long[] {1, 2, 0}, x.argSort(0, false).toLongArray());
  }

  @Test
  default void int64MovesAndProductsAreExact() {
    Tensor x = big(3, 1, 2);
    assertArrayEquals(big(2, 3).toLongArray(), x.gather(0, index(2, 0)).toLongArray());
    assertArrayEquals(
        big(3, 1, 7).toLongArray(), x.scatterAdd(0, index(2), backend().tensor(5L)).toLongArray());
    assertArrayEquals(big(2, 1, 3).toLongArray(), x.flip(0).toLongArray());
    assertArrayEquals(big(3, 1, 2, 9).toLongArray(), x.concat(0, big(9)).toLongArray());
    assertArrayEquals(
        new long[] {5, (1L << 60) + 3}, x.slice(0, 0, 1).pad(0, 1, 0, 5).toLongArray());
    assertArrayEquals(
        new long[] {(3L << 60) + 9, (3L << 60) + 3, (3L << 60) + 6},
        x.unsqueeze(1).matmul(backend().tensor(3L).unsqueeze(0)).flatten().toLongArray());
  }

  private Tensor index(long... positions) {
    return backend().tensor(positions);
  }

  /** IEEE 754 gives zero a sign, which a division shows. */
  @Test
  default void zerosKeepTheirSign() {
    Tensor zeros = backend().tensor(0f, -0f);
    assertSigns(zeros.neg(), -1, 1);
    assertSigns(zeros.abs(), 1, 1);
    assertSigns(zeros.sqrt(), 1, -1);
    assertSigns(zeros.mul(-1), -1, 1);
    assertSigns(zeros.add(zeros), 1, -1);
    assertSigns(zeros.div(2), 1, -1);
    assertSigns(zeros.floor(), 1, -1);
    assertSigns(zeros.reshape(2, 1).expand(2, 1).flatten(), 1, -1);
  }

  private void assertSigns(Tensor zeros, int... signs) {
    float[] found = zeros.toFloatArray();
    for (int i = 0; i < signs.length; i++) {
      assertEquals(0, Float.compare(signs[i] < 0 ? -0f : 0f, found[i]), "sign of zero " + i);
    }
    assertEquals(Shape.of(signs.length), zeros.shape());
  }

  /** One element is read as exactly as many. */
  @Test
  default void itemsKeepAllTheirDigits() {
    assertEquals(0.1, backend().tensor(0.1).item());
    assertEquals(Math.PI, backend().tensor(1.0, Math.PI).select(0, 1).item());
    assertEquals((1L << 53) - 1.0, backend().tensor((1L << 53) - 1).item());
    assertEquals((double) 0.1f, backend().tensor(0.1f).item());
  }
}
