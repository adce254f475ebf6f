package dev.nabla.backend.pure.jit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.nabla.backend.pure.jit.Formula.Operation;
import dev.nabla.backend.pure.loop.LoopSet;
import dev.nabla.backend.pure.loop.Loops;
import dev.nabla.backend.pure.loop.ScalarLoops;
import dev.nabla.tensor.BinaryOp;
import dev.nabla.tensor.DType;
import dev.nabla.tensor.UnaryOp;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Random formulas, whose loops give the bits of their operations one by one. */
class JitTest {
  private static final List<Arithmetic> OPS = List.of(Arithmetic.values());
  private static final int FORMULAS = 60;
  private static final int ROOM = 200;
  private static final float[] SPECIAL = {
    Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, 0f, -0f, Float.MIN_VALUE
  };

  private final Random random = new Random(5);

  @ParameterizedTest
  @EnumSource(names = {"FLOAT32", "FLOAT64"})
  void withVectors(DType dtype) {
    assumeTrue(Loops.areVectors());
    for (int i = 0; i < FORMULAS; i++) {
      Formula formula = formula(dtype);
      check(formula, Jit.compiled(formula, Loops.lanes(dtype)), false);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"FLOAT32", "FLOAT64"})
  void inPlainJava(DType dtype) {
    for (int i = 0; i < FORMULAS; i++) {
      Formula formula = formula(dtype);
      check(formula, Jit.compiled(formula, 0), true);
    }
  }

  @Test
  void oneThatIsWantedOftenIsCompiledOnce() {
    Jit jit = new Jit(100);
    Formula formula = formula(DType.FLOAT32);
    Formula equal =
        new Formula(
            DType.FLOAT32,
            formula.arrays(),
            formula.numbers(),
            List.copyOf(formula.operations()),
            List.copyOf(formula.results()));
    assertEquals(true, jit.loop(formula, 99).isEmpty());
    FormulaLoop loop = jit.loop(equal, 1).orElseThrow();
    assertSame(loop, jit.loop(formula, 1).orElseThrow());
    assertNotSame(loop, jit.loop(formula(DType.FLOAT64), 100).orElseThrow());
  }

  private Formula formula(DType dtype) {
    int arrays = 1 + random.nextInt(5);
    int numbers = random.nextInt(4);
    int values = arrays + numbers;
    List<Operation> operations = new ArrayList<>();
    for (int i = 1 + random.nextInt(20); i > 0; i--) {
      Arithmetic op = OPS.get(random.nextInt(OPS.size()));
      int a = random.nextInt(values);
      operations.add(new Operation(op, a, op.isBinary() ? random.nextInt(values) : a));
      values++;
    }
    List<Integer> results = new ArrayList<>(List.of(values - 1));
    for (int i = arrays + numbers; i < values - 1; i++) {
      if (random.nextInt(4) == 0) {
        results.add(i);
      }
    }
    return new Formula(dtype, arrays, numbers, operations, results);
  }

  /** Runs it on arrays of special values among others, some results over operands. */
  private void check(Formula formula, FormulaLoop loop, boolean sameIndex) {
    int inputs = formula.arrays();
    Object[] arrays = new Object[inputs + formula.results().size()];
    int[] at = new int[arrays.length];
    int place = random.nextInt(7);
    List<Integer> free = new ArrayList<>();
    for (int k = 0; k < arrays.length; k++) {
      at[k] = sameIndex ? place : random.nextInt(7);
      arrays[k] = values(formula.dtype());
      if (k < inputs) {
        free.add(k);
      } else if (random.nextBoolean() && !free.isEmpty()) {
        int over = free.remove(random.nextInt(free.size()));
        arrays[k] = arrays[over];
        at[k] = at[over];
      }
    }
    double[] numbers = random.doubles(formula.numbers(), -2, 2).map(x -> (float) x).toArray();
    int n = random.nextInt(150);
    List<Object> expected = expected(formula, arrays, at, numbers, n);
    for (int k = inputs; k < arrays.length; k++) {
      Object result = expected.get(formula.results().get(k - inputs));
      Object whole = copy(arrays[k], 0, ROOM); // around it nothing changes
      System.arraycopy(result, 0, whole, at[k], n);
      expected.set(formula.results().get(k - inputs), whole);
    }
    loop.run(arrays, at, numbers, n);
    for (int k = inputs; k < arrays.length; k++) {
      same(expected.get(formula.results().get(k - inputs)), arrays[k], formula);
    }
  }

  /** All values, each operation over all elements by itself. */
  private static List<Object> expected(
      Formula formula, Object[] arrays, int[] at, double[] numbers, int n) {
    LoopSet plain = new ScalarLoops();
    DType dtype = formula.dtype();
    List<Object> values = new ArrayList<>();
    for (int k = 0; k < formula.arrays(); k++) {
      values.add(copy(arrays[k], at[k], n));
    }
    for (double number : numbers) {
      values.add(full(dtype, number, n));
    }
    for (Operation each : formula.operations()) {
      Object r = full(dtype, 0, n);
      Object a = values.get(each.a());
      if (each.op().isBinary()) {
        Object b = values.get(each.b());
        plain.binary(binary(each.op()), dtype).untyped().run(a, 0, b, 0, r, 0, n);
      } else {
        plain.unary(UnaryOp.valueOf(each.op().name()), dtype).untyped().run(a, 0, r, 0, n);
      }
      values.add(r);
    }
    return values;
  }

  private static BinaryOp binary(Arithmetic op) {
    return Arrays.stream(BinaryOp.values())
        .filter(each -> Arithmetic.of(each) == op)
        .findFirst()
        .orElseThrow();
  }

  private Object values(DType dtype) {
    Object values = full(dtype, 0, ROOM);
    for (int i = 0; i < ROOM; i++) {
      boolean isSpecial = random.nextInt(8) == 0;
      float x = isSpecial ? SPECIAL[random.nextInt(SPECIAL.length)] : 4 * random.nextFloat() - 2;
      set(values, i, x);
    }
    return values;
  }

  private static Object full(DType dtype, double value, int n) {
    Object values = Array.newInstance(dtype == DType.FLOAT32 ? float.class : double.class, n);
    for (int i = 0; i < n; i++) {
      set(values, i, value);
    }
    return values;
  }

  private static void set(Object values, int i, double value) {
    if (values instanceof float[] floats) {
      floats[i] = (float) value;
    } else {
      ((double[]) values)[i] = value;
    }
  }

  private static Object copy(Object values, int from, int n) {
    return values instanceof float[] floats
        ? Arrays.copyOfRange(floats, from, from + n)
        : Arrays.copyOfRange((double[]) values, from, from + n);
  }

  private static void same(Object expected, Object found, Formula formula) {
    if (expected instanceof float[] floats) {
      assertArrayEquals(floats, (float[]) found, formula::toString);
    } else {
      assertArrayEquals((double[]) expected, (double[]) found, formula::toString);
    }
  }
}
