package dev.nabla.backend.pure.jit;

import dev.nabla.tensor.DType;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * Writes the class of a {@link FormulaLoop}: a loop over whole vectors, each value in a register
 * from its operands to its last use, and one in plain Java over what is left.
 */
final class LoopWriter {
  private static final String LOOP = FormulaLoop.class.getName().replace('.', '/');
  private static final String RUN = "([Ljava/lang/Object;[I[DI)V";

  /** Of the arguments of {@code run}. */
  private static final int ARRAYS = 1;

  private static final int PLACES = 2;
  private static final int NUMBERS = 3;
  private static final int COUNT = 4;

  /** The most that stands on the stack: an array, an index and two doubles, with room to spare. */
  private static final int STACK = 10;

  private final Formula formula;
  private final Bytecode code;
  private final ScalarValues scalars;

  /** The variables of the arrays. */
  private final int[] arrays;

  /** Those of what is added to an index, or -1. */
  private final int[] at;

  private final int[] numbers;

  private LoopWriter(Formula formula, Bytecode code) {
    this.formula = formula;
    this.code = code;
    this.scalars = formula.dtype() == DType.FLOAT32 ? ScalarValues.FLOAT : ScalarValues.DOUBLE;
    this.arrays = new int[formula.arrays() + formula.results().size()];
    this.at = new int[arrays.length];
    this.numbers = new int[formula.numbers()];
  }

  /** The class {@code name}, with vectors of so many lanes. */
  static byte[] inVectors(Formula formula, String name, int lanes) {
    return file(formula, name, loop -> loop.vectors(lanes));
  }

  /**
   * The class {@code name} in plain Java, with one index: all places are to be the same.
   *
   * @param over for each result the operand that it is written over, or -1
   */
  static byte[] inPlace(Formula formula, String name, List<Integer> over) {
    return file(formula, name, loop -> loop.plain(over));
  }

  private static byte[] file(Formula formula, String name, Consumer<LoopWriter> body) {
    ClassBytes file = new ClassBytes(name);
    Bytecode start = new Bytecode(file, 1);
    start.op(Bytecode.ALOAD, 0);
    start.invokeSpecial("java/lang/Object", "<init>", "()V");
    start.op(Bytecode.RETURN);
    file.add("<init>", "()V", 1, start.locals(), start.bytes());
    Bytecode run = new Bytecode(file, COUNT + 1);
    body.accept(new LoopWriter(formula, run));
    file.add("run", RUN, STACK, run.locals(), run.bytes());
    return file.bytes(2, LOOP);
  }

  private void vectors(int lanes) {
    takeArguments();
    int i = code.variable(1);
    code.op(Bytecode.ICONST_0);
    code.op(Bytecode.ISTORE, i);
    int whole = code.variable(1);
    code.op(Bytecode.ILOAD, COUNT);
    code.op(Bytecode.BIPUSH, -lanes);
    code.op(Bytecode.IAND);
    code.op(Bytecode.ISTORE, whole);
    Values vectors = new VectorValues(scalars);
    code.loop(i, whole, lanes, () -> compute(vectors, i));
    code.loop(i, COUNT, 1, () -> compute(scalars, i));
    code.op(Bytecode.RETURN);
  }

  private void plain(List<Integer> over) {
    takeArguments();
    for (int k = 0; k < over.size(); k++) {
      if (over.get(k) >= 0) {
        arrays[formula.arrays() + k] = arrays[over.get(k)];
      }
    }
    int i = at[0];
    Arrays.fill(at, -1);
    int end = code.variable(1);
    code.op(Bytecode.ILOAD, i);
    code.op(Bytecode.ILOAD, COUNT);
    code.op(Bytecode.IADD);
    code.op(Bytecode.ISTORE, end);
    code.loop(i, end, 1, () -> compute(scalars, i));
    code.op(Bytecode.RETURN);
  }

  private void takeArguments() {
    for (int k = 0; k < arrays.length; k++) {
      arrays[k] = code.variable(1);
      code.op(Bytecode.ALOAD, ARRAYS);
      code.op(Bytecode.BIPUSH, k);
      code.op(Bytecode.AALOAD);
      code.checkCast(scalars.arrayType());
      code.op(Bytecode.ASTORE, arrays[k]);
      at[k] = code.variable(1);
      code.op(Bytecode.ALOAD, PLACES);
      code.op(Bytecode.BIPUSH, k);
      code.op(Bytecode.IALOAD);
      code.op(Bytecode.ISTORE, at[k]);
    }
    for (int k = 0; k < numbers.length; k++) {
      code.op(Bytecode.ALOAD, NUMBERS);
      code.op(Bytecode.BIPUSH, k);
      code.op(Bytecode.DALOAD);
      numbers[k] = scalars.fromDouble(code);
    }
  }

  /** All operands are read before a result is written: it may go where one of them stood. */
  private void compute(Values kind, int i) {
    int first = formula.arrays();
    int[] values = new int[first + numbers.length + formula.operations().size()];
    for (int k = 0; k < first; k++) {
      kind.beginRead(code);
      place(k, i);
      values[k] = kind.read(code);
    }
    for (int k = 0; k < numbers.length; k++) {
      values[first + k] = kind.number(code, numbers[k]);
    }
    int next = first + numbers.length;
    for (Formula.Operation operation : formula.operations()) {
      int a = values[operation.a()];
      values[next++] = kind.compute(code, operation.op(), a, values[operation.b()]);
    }
    for (int k = 0; k < formula.results().size(); k++) {
      int value = values[formula.results().get(k)];
      kind.beginWrite(code, value);
      place(first + k, i);
      kind.write(code, value);
    }
  }

  /** Array {@code k} and the index of its element i. */
  private void place(int k, int i) {
    code.op(Bytecode.ALOAD, arrays[k]);
    code.op(Bytecode.ILOAD, i);
    if (at[k] >= 0) {
      code.op(Bytecode.ILOAD, at[k]);
      code.op(Bytecode.IADD);
    }
  }
}
