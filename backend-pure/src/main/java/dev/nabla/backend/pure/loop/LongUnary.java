package dev.nabla.backend.pure.loop;

import dev.nabla.tensor.DType;
import dev.nabla.tensor.UnaryOp;

/** Elementwise functions of INT64; arithmetic wraps around. */
final class LongUnary {
  private LongUnary() {}

  static UnarySpan<long[], long[]> of(UnaryOp op) {
    return switch (op) {
      case NEG -> LongUnary::neg;
      case ABS -> LongUnary::abs;
      case SIGN -> LongUnary::sign;
      case SQUARE -> LongUnary::square;
      case RELU -> LongUnary::relu;
      case SQRT,
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
          ERF,
          FLOOR,
          CEIL,
          ROUND,
          NOT ->
          throw Domains.outside(op, DType.INT64);
    };
  }

  private static void neg(long[] a, long[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = -a[i];
    }
  }

  private static void abs(long[] a, long[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = Math.abs(a[i]);
    }
  }

  private static void sign(long[] a, long[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = Long.signum(a[i]);
    }
  }

  private static void square(long[] a, long[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = a[i] * a[i];
    }
  }

  private static void relu(long[] a, long[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = Math.max(a[i], 0L);
    }
  }
}
