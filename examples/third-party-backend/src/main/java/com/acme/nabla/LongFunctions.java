package com.acme.nabla;

import dev.nabla.kernel.Remainder;
import dev.nabla.tensor.BinaryOp;
import dev.nabla.tensor.CompareOp;
import dev.nabla.tensor.UnaryOp;
import java.util.function.LongBinaryOperator;
import java.util.function.LongUnaryOperator;

/** What each operation does to INT64; never by way of double, which ends at 2^53. */
final class LongFunctions {
  private LongFunctions() {}

  static LongUnaryOperator of(UnaryOp op) {
    return switch (op) {
      case NEG -> x -> -x;
      case ABS -> Math::abs;
      case SIGN -> Long::signum;
      case SQUARE -> x -> x * x;
      case RELU -> x -> Math.max(x, 0);
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
          throw outside(op.label());
    };
  }

  static LongBinaryOperator of(BinaryOp op) {
    return switch (op) {
      case ADD -> Long::sum;
      case SUB -> (a, b) -> a - b;
      case MUL -> (a, b) -> a * b;
      case REMAINDER -> Remainder::of;
      case FMOD -> Remainder::fmod;
      case MAXIMUM -> Math::max;
      case MINIMUM -> Math::min;
      case DIV, POW, ATAN2, AND, OR, XOR -> throw outside(op.label());
    };
  }

  static boolean test(CompareOp op, long a, long b) {
    return switch (op) {
      case EQ -> a == b;
      case NE -> a != b;
      case LT -> a < b;
      case LE -> a <= b;
      case GT -> a > b;
      case GE -> a >= b;
    };
  }

  /** Callers keep to an operation's domain. */
  private static AssertionError outside(String op) {
    return new AssertionError(op + " of INT64");
  }
}
