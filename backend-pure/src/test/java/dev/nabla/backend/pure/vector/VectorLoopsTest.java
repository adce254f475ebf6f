package dev.nabla.backend.pure.vector;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.nabla.backend.pure.loop.LoopSet;
import dev.nabla.backend.pure.loop.ScalarLoops;
import dev.nabla.tensor.BinaryOp;
import dev.nabla.tensor.CompareOp;
import dev.nabla.tensor.DType;
import dev.nabla.tensor.ReduceOp;
import dev.nabla.tensor.UnaryOp;
import java.lang.reflect.Array;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Vectors and plain Java give the same bits, whatever the offsets and lengths. */
class VectorLoopsTest {
  private static final int[] LENGTHS = {0, 1, 15, 16, 17, 63, 100, 513, 3000};
  private static final int[][] OFFSETS = {{0, 0, 0}, {5, 5, 5}, {0, 3, 7}, {2, 0, 0}};
  private static final int ROOM = 4096;

  private final LoopSet plain = new ScalarLoops();
  private LoopSet vectors;

  @BeforeEach
  void find() {
    assumeTrue(ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent());
    vectors = new VectorLoops();
  }

  private interface Run {
    void on(LoopSet loops, Object r, int[] offsets, int n);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NOT")
  void unary(UnaryOp op) {
    for (DType dtype : new DType[] {DType.FLOAT32, DType.FLOAT64}) {
      Object a = values(dtype, 1);
      same(dtype, (loops, r, at, n) -> loops.unary(op, dtype).untyped().run(a, at[0], r, at[2], n));
    }
  }

  /** Blocks without an element that is rare, which some functions compute by another loop. */
  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NOT")
  void unaryOfUsualNumbers(UnaryOp op) {
    Random random = new Random(4);
    float[] a = new float[ROOM];
    for (int i = 0; i < ROOM; i++) {
      a[i] = (random.nextFloat() * 2 - 1) * 87;
    }
    a[7] = -87;
    a[8] = 87;
    a[9] = -0f;
    same(
        DType.FLOAT32,
        (loops, r, at, n) -> loops.unary(op, DType.FLOAT32).untyped().run(a, at[0], r, at[2], n));
    same(
        DType.FLOAT32,
        (loops, r, at, n) -> {
          System.arraycopy(a, 0, r, 0, ROOM);
          loops.unary(op, DType.FLOAT32).untyped().run(r, at[0], r, at[0], n);
        });
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"AND", "OR", "XOR"})
  void binary(BinaryOp op) {
    for (DType dtype : new DType[] {DType.FLOAT32, DType.FLOAT64}) {
      Object a = values(dtype, 1);
      Object b = values(dtype, 2);
      same(
          dtype,
          (loops, r, at, n) ->
              loops.binary(op, dtype).untyped().run(a, at[0], b, at[1], r, at[2], n));
    }
  }

  @ParameterizedTest
  @EnumSource
  void compare(CompareOp op) {
    for (DType dtype : new DType[] {DType.FLOAT32, DType.FLOAT64}) {
      Object a = values(dtype, 1);
      Object b = values(dtype, 2);
      same(
          DType.BOOL,
          (loops, r, at, n) ->
              loops.compare(op, dtype).untyped().run(a, at[0], b, at[1], r, at[2], n));
    }
  }

  @ParameterizedTest
  @EnumSource
  void choice(DType dtype) {
    boolean[] condition = (boolean[]) values(DType.BOOL, 3);
    Object a = values(dtype, 1);
    Object b = values(dtype, 2);
    same(
        dtype,
        (loops, r, at, n) ->
            loops.choice(dtype).untyped().run(condition, at[1], a, at[0], b, at[1], r, at[2], n));
  }

  /** Greatest and least are those of plain Java; of long sums both stay near the exact one. */
  @ParameterizedTest
  @EnumSource
  void folds(ReduceOp op) {
    for (int n : new int[] {1, 16, 64, 65, 100, 511, 3000}) {
      float[] a = small(n);
      float[] r = new float[2];
      plain.fold(op, DType.FLOAT32).untyped().run(a, 1, n, r, 0);
      vectors.fold(op, DType.FLOAT32).untyped().run(a, 1, n, r, 1);
      double exact = exact(op, a, n);
      boolean same = n <= 64 || op == ReduceOp.MAX || op == ReduceOp.MIN;
      double bound = same ? 0 : 70 * Math.ulp(1f) * (op == ReduceOp.SUM ? n : exact);
      assertEquals(r[0], r[1], bound, op + " of " + n);
      assertTrue(Math.abs(r[0] - exact) <= 70 * Math.ulp(1f) * n, op + " of " + n);
    }
  }

  private static double exact(ReduceOp op, float[] a, int n) {
    double folded = a[1];
    for (int i = 2; i <= n; i++) {
      folded =
          switch (op) {
            case SUM -> folded + a[i];
            case PROD -> folded * a[i];
            case MAX -> Math.max(folded, a[i]);
            case MIN -> Math.min(folded, a[i]);
          };
    }
    return folded;
  }

  /** Near 1, so that a long product stays finite. */
  private static float[] small(int n) {
    Random random = new Random(n);
    float[] a = new float[n + 1];
    for (int i = 0; i <= n; i++) {
      a[i] = 1 + (float) random.nextGaussian() * 1e-2f;
    }
    return a;
  }

  private void same(DType result, Run run) {
    for (int[] offsets : OFFSETS) {
      for (int n : LENGTHS) {
        Object expected = allocate(result);
        Object found = allocate(result);
        run.on(plain, expected, offsets, n);
        run.on(vectors, found, offsets, n);
        equal(expected, found);
      }
    }
  }

  /** NaN is NaN, and -0 is not 0. */
  private static void equal(Object expected, Object found) {
    if (expected instanceof float[] floats) {
      assertArrayEquals(floats, (float[]) found);
    } else if (expected instanceof double[] doubles) {
      assertArrayEquals(doubles, (double[]) found);
    } else if (expected instanceof long[] longs) {
      assertArrayEquals(longs, (long[]) found);
    } else {
      assertArrayEquals((boolean[]) expected, (boolean[]) found);
    }
  }

  private static Object allocate(DType dtype) {
    return switch (dtype) {
      case FLOAT32 -> new float[ROOM];
      case FLOAT64 -> new double[ROOM];
      case INT64 -> new long[ROOM];
      case BOOL -> new boolean[ROOM];
    };
  }

  /** Every second a number of usual size, the others of any bits. */
  private static Object values(DType dtype, long seed) {
    Random random = new Random(seed);
    Object values = allocate(dtype);
    for (int i = 0; i < ROOM; i++) {
      boolean usual = i % 2 == 0;
      float any = Float.intBitsToFloat(random.nextInt());
      switch (dtype) {
        case FLOAT32 -> Array.setFloat(values, i, usual ? (float) random.nextGaussian() : any);
        case FLOAT64 -> Array.setDouble(values, i, usual ? random.nextGaussian() : any);
        case INT64 -> Array.setLong(values, i, random.nextLong());
        case BOOL -> Array.setBoolean(values, i, random.nextBoolean());
      }
    }
    return values;
  }
}
