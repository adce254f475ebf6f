package dev.nabla.backend.pure.jit;

/** One element at a time. */
enum ScalarValues implements Values {
  FLOAT('F', 1, 0),
  DOUBLE('D', 2, 1);

  private static final String MATH = "java/lang/Math";

  private final char letter;
  private final int slots;

  /** From an instruction on floats to that on this type. */
  private final int offset;

  ScalarValues(char letter, int slots, int offset) {
    this.letter = letter;
    this.slots = slots;
    this.offset = offset;
  }

  /** {@code F} or {@code D}. */
  char letter() {
    return letter;
  }

  /** {@code [F} or {@code [D}. */
  String arrayType() {
    return "[" + letter;
  }

  void load(Bytecode code, int variable) {
    code.op(Bytecode.FLOAD + offset, variable);
  }

  private int stored(Bytecode code) {
    int variable = code.variable(slots);
    code.op(Bytecode.FSTORE + offset, variable);
    return variable;
  }

  /** A variable for the double on the stack. */
  int fromDouble(Bytecode code) {
    if (this == FLOAT) {
      code.op(Bytecode.D2F);
    }
    return stored(code);
  }

  @Override
  public void beginRead(Bytecode code) {
    // nothing stands before the array
  }

  @Override
  public int read(Bytecode code) {
    code.op(Bytecode.FALOAD + offset);
    return stored(code);
  }

  @Override
  public int number(Bytecode code, int variable) {
    return variable;
  }

  @Override
  public int compute(Bytecode code, Arithmetic op, int a, int b) {
    load(code, a);
    if (op.isBinary() || op == Arithmetic.SQUARE) {
      load(code, b);
    }
    switch (op) {
      case ADD -> code.op(Bytecode.FADD + offset);
      case SUB -> code.op(Bytecode.FSUB + offset);
      case MUL, SQUARE -> code.op(Bytecode.FMUL + offset);
      case DIV -> code.op(Bytecode.FDIV + offset);
      case NEG -> code.op(Bytecode.FNEG + offset);
      case MAX -> call(code, "max", 2);
      case MIN -> call(code, "min", 2);
      case ABS -> call(code, "abs", 1);
      case SQRT -> sqrt(code);
      case RELU -> {
        code.op(this == FLOAT ? Bytecode.FCONST_0 : Bytecode.DCONST_0);
        call(code, "max", 2);
      }
    }
    return stored(code);
  }

  private void call(Bytecode code, String function, int operands) {
    String each = String.valueOf(letter);
    code.invokeStatic(MATH, function, "(" + each.repeat(operands) + ")" + letter);
  }

  /** Of a float the double root, rounded, is the float root (Figueroa, 1995). */
  private void sqrt(Bytecode code) {
    if (this == FLOAT) {
      code.op(Bytecode.F2D);
    }
    code.invokeStatic(MATH, "sqrt", "(D)D");
    if (this == FLOAT) {
      code.op(Bytecode.D2F);
    }
  }

  @Override
  public void beginWrite(Bytecode code, int value) {
    // the value stands after the index
  }

  @Override
  public void write(Bytecode code, int value) {
    load(code, value);
    code.op(Bytecode.FASTORE + offset);
  }
}
