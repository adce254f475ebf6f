package dev.nabla.backend.pure.jit;

import java.io.ByteArrayOutputStream;

/** The code of one method ("The Java Virtual Machine Specification", chapter 6). */
final class Bytecode {
  static final int DCONST_0 = 14;
  static final int FCONST_0 = 11;
  static final int ICONST_0 = 3;
  static final int BIPUSH = 16;
  static final int ILOAD = 21;
  static final int FLOAD = 23;
  static final int DLOAD = 24;
  static final int ALOAD = 25;
  static final int IALOAD = 46;
  static final int FALOAD = 48;
  static final int DALOAD = 49;
  static final int AALOAD = 50;
  static final int ISTORE = 54;
  static final int FSTORE = 56;
  static final int DSTORE = 57;
  static final int ASTORE = 58;
  static final int FASTORE = 81;
  static final int DASTORE = 82;
  static final int IADD = 96;
  static final int FADD = 98;
  static final int FSUB = 102;
  static final int FMUL = 106;
  static final int FDIV = 110;
  static final int FNEG = 118;
  static final int IAND = 126;
  static final int F2D = 141;
  static final int D2F = 144;
  static final int RETURN = 177;
  private static final int MOST_LOCALS = 256;
  private static final int IINC = 132;
  private static final int IF_ICMPLT = 161;
  private static final int GOTO = 167;
  private static final int GETSTATIC = 178;
  private static final int INVOKEVIRTUAL = 182;
  private static final int INVOKESPECIAL = 183;
  private static final int INVOKESTATIC = 184;
  private static final int CHECKCAST = 192;

  private final ClassBytes owner;
  private final ByteArrayOutputStream code = new ByteArrayOutputStream();
  private int locals;

  /** The first {@code locals} variables are the receiver and the arguments. */
  Bytecode(ClassBytes owner, int locals) {
    this.owner = owner;
    this.locals = locals;
  }

  /** A new variable of one or two slots; instructions name the first 256 alone. */
  int variable(int slots) {
    if (locals + slots > MOST_LOCALS) {
      throw new IllegalStateException("a formula of more than " + MOST_LOCALS + " variables");
    }
    locals += slots;
    return locals - slots;
  }

  int locals() {
    return locals;
  }

  byte[] bytes() {
    return code.toByteArray();
  }

  void op(int opcode) {
    code.write(opcode);
  }

  /** With one byte: a variable, or a small number. */
  void op(int opcode, int operand) {
    code.write(opcode);
    code.write(operand);
  }

  private void wide(int opcode, int operand) {
    code.write(opcode);
    code.write(operand >> 8);
    code.write(operand);
  }

  void getStatic(String type, String field, String fieldType) {
    wide(GETSTATIC, owner.field(type, field, fieldType));
  }

  void invokeStatic(String type, String method, String methodType) {
    wide(INVOKESTATIC, owner.method(type, method, methodType));
  }

  void invokeVirtual(String type, String method, String methodType) {
    wide(INVOKEVIRTUAL, owner.method(type, method, methodType));
  }

  void invokeSpecial(String type, String method, String methodType) {
    wide(INVOKESPECIAL, owner.method(type, method, methodType));
  }

  void checkCast(String type) {
    wide(CHECKCAST, owner.type(type));
  }

  /** {@code while (i < bound) { body; i += step; }} over two int variables. */
  void loop(int i, int bound, int step, Runnable body) {
    byte[] before = code.toByteArray();
    code.reset();
    body.run();
    op(IINC, i);
    code.write(step);
    byte[] inside = code.toByteArray();
    code.reset();
    code.writeBytes(before);
    wide(GOTO, 3 + inside.length);
    code.writeBytes(inside);
    op(ILOAD, i);
    op(ILOAD, bound);
    wide(IF_ICMPLT, -4 - inside.length);
  }
}
