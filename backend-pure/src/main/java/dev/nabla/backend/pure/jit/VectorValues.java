package dev.nabla.backend.pure.jit;

import java.util.Locale;

/**
 * As many elements at a time as a vector has lanes. What a load gives is typed by the constants of
 * {@code Lanes}, as they say.
 */
final class VectorValues implements Values {
  private static final String LANES = "dev/nabla/backend/pure/vector/Lanes";
  private static final String SPECIES = "Ljdk/incubator/vector/VectorSpecies;";

  private final ScalarValues elements;

  /** {@code jdk/incubator/vector/FloatVector}. */
  private final String type;

  /** It as the type of a result. */
  private final String result;

  /** {@code FLOAT} or {@code DOUBLE}. */
  private final String name;

  VectorValues(ScalarValues elements) {
    this.elements = elements;
    this.name = elements.name();
    this.type =
        "jdk/incubator/vector/"
            + name.charAt(0)
            + name.substring(1).toLowerCase(Locale.ROOT)
            + "Vector";
    this.result = "L" + type + ";";
  }

  @Override
  public void beginRead(Bytecode code) {
    code.getStatic(LANES, name, "Ljava/lang/Class;");
    code.getStatic(LANES, name + "S", SPECIES);
  }

  @Override
  public int read(Bytecode code) {
    code.invokeStatic(type, "fromArray", "(" + SPECIES + elements.arrayType() + "I)" + result);
    return typed(code);
  }

  private int typed(Bytecode code) {
    code.invokeVirtual("java/lang/Class", "cast", "(Ljava/lang/Object;)Ljava/lang/Object;");
    code.checkCast(type);
    return stored(code);
  }

  private static int stored(Bytecode code) {
    int variable = code.variable(1);
    code.op(Bytecode.ASTORE, variable);
    return variable;
  }

  @Override
  public int number(Bytecode code, int variable) {
    beginRead(code);
    elements.load(code, variable);
    return broadcast(code);
  }

  private int broadcast(Bytecode code) {
    code.invokeStatic(type, "broadcast", "(" + SPECIES + elements.letter() + ")" + result);
    return typed(code);
  }

  @Override
  public int compute(Bytecode code, Arithmetic op, int a, int b) {
    code.op(Bytecode.ALOAD, a);
    switch (op) {
      case ADD, SUB, MUL, DIV, MAX, MIN -> call(code, op, b);
      case SQUARE -> call(code, Arithmetic.MUL, b);
      case NEG, ABS, SQRT -> code.invokeVirtual(type, method(op), "()" + result);
      case RELU -> {
        code.op(elements == ScalarValues.FLOAT ? Bytecode.FCONST_0 : Bytecode.DCONST_0);
        code.invokeVirtual(type, "max", "(" + elements.letter() + ")" + result);
      }
    }
    return stored(code);
  }

  private void call(Bytecode code, Arithmetic op, int b) {
    code.op(Bytecode.ALOAD, b);
    code.invokeVirtual(type, method(op), "(Ljdk/incubator/vector/Vector;)" + result);
  }

  private static String method(Arithmetic op) {
    return op.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public void beginWrite(Bytecode code, int value) {
    code.op(Bytecode.ALOAD, value);
  }

  @Override
  public void write(Bytecode code, int value) {
    code.invokeVirtual(type, "intoArray", "(" + elements.arrayType() + "I)V");
  }
}
