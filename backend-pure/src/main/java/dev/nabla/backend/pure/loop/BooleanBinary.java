package dev.nabla.backend.pure.loop;

import dev.nabla.tensor.BinaryOp;
import dev.nabla.tensor.DType;

/** Elementwise functions of two BOOL operands. */
final class BooleanBinary {
  private BooleanBinary() {}

  static BinarySpan<boolean[], boolean[]> of(BinaryOp op) {
    return switch (op) {
      case AND -> BooleanBinary::and;
      case OR -> BooleanBinary::or;
      case XOR -> BooleanBinary::xor;
      case ADD, SUB, MUL, DIV, POW, REMAINDER, FMOD, MAXIMUM, MINIMUM, ATAN2 ->
          throw Domains.outside(op, DType.BOOL);
    };
  }

  private static void and(boolean[] a, boolean[] b, boolean[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = a[i] && b[i];
    }
  }

  private static void or(boolean[] a, boolean[] b, boolean[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = a[i] || b[i];
    }
  }

  private static void xor(boolean[] a, boolean[] b, boolean[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = a[i] ^ b[i];
    }
  }
}
