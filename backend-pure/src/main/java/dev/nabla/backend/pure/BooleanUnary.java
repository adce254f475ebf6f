package dev.nabla.backend.pure;

import dev.nabla.tensor.DType;
import dev.nabla.tensor.UnaryOp;

/** Elementwise functions of BOOL. */
final class BooleanUnary {
  private BooleanUnary() {}

  static UnaryLoop<boolean[], boolean[]> of(UnaryOp op) {
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

  private static void not(boolean[] a, boolean[] r, int n) {
    for (int i = 0; i < n; i++) {
      r[i] = !a[i];
    }
  }
}
