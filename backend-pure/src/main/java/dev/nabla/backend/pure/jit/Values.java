package dev.nabla.backend.pure.jit;

/** How code handles elements: one at a time or as vectors; each value is a variable. */
interface Values {
  /** Before an array and an index are put on the stack to read from. */
  void beginRead(Bytecode code);

  /** The value there. */
  int read(Bytecode code);

  /** The value everywhere of a variable that holds a number. */
  int number(Bytecode code, int variable);

  /** The value of {@code op}; {@code b} is {@code a} if it has one operand. */
  int compute(Bytecode code, Arithmetic op, int a, int b);

  /** Before an array and an index are put on the stack to write to. */
  void beginWrite(Bytecode code, int value);

  /** Writes the value there. */
  void write(Bytecode code, int value);
}
