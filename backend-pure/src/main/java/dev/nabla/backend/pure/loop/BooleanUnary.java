package dev.nabla.backend.pure.loop;

import dev.nabla.tensor.DType;
import dev.nabla.tensor.UnaryOp;

/** Elementwise functions of BOOL. */
final class BooleanUnary {
  private BooleanUnary() {}

  static UnarySpan<boolean[], boolean[]> of(UnaryOp op) {
    return switch (op) {
      case NOT -> BooleanUnary::not;
      case NEG,
          ABS,
          SIGN,
          SQUARE,
          SQRT,
          EXP,
          EXPM1,
          LOG,
          LOG2,
          LOG1P,
          SIN,
          COS,
          TAN,
          ASIN,
          ACOS,
          SINH,
          COSH,
          TANH,
          SIGMOID,
          RELU,
          ERF,
          FLOOR,
          CEIL,
          ROUND ->
          throw Domains.outside(op, DType.BOOL);
    };
  }

  private static void not(boolean[] a, boolean[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = !a[i];
    }
  }
}
