package dev.nabla.conformance;

import dev.nabla.tensor.BinaryOp;
import dev.nabla.tensor.CompareOp;
import dev.nabla.tensor.UnaryOp;
import java.math.BigDecimal;
import java.math.MathContext;

/**
 * What each elementwise operation means, in double precision, and how close a backend must come.
 */
final class Formulas {
  private static final BigDecimal TWO_OVER_ROOT_PI =
      new BigDecimal("1.12837916709551257389615890312154517168810125865799771368817");

  private Formulas() {}

  static double unary(UnaryOp op, double x) {
    return switch (op) {
      case NEG -> -x;
      case ABS -> Math.abs(x);
      case SIGN -> x > 0 ? 1 : x < 0 ? -1 : 0;
      case SQUARE -> x * x;
      case SQRT -> Math.sqrt(x);
      case EXP -> Math.exp(x);
      case EXPM1 -> Math.expm1(x);
      case LOG -> Math.log(x);
      case LOG2 -> Math.log(x) / Math.log(2);
      case LOG1P -> Math.log1p(x);
      case SIN -> Math.sin(x);
      case COS -> Math.cos(x);
      case TAN -> Math.tan(x);
      case ASIN -> Math.asin(x);
      case ACOS -> Math.acos(x);
      case SINH -> Math.sinh(x);
      case COSH -> Math.cosh(x);
      case TANH -> Math.tanh(x);
      case SIGMOID -> x >= 0 ? 1 / (1 + Math.exp(-x)) : Math.exp(x) / (1 + Math.exp(x));
      case RELU -> Double.isNaN(x) ? x : Math.max(x, 0);
      case ERF -> erf(x);
      case FLOOR -> Math.floor(x);
      case CEIL -> Math.ceil(x);
      case ROUND -> Math.rint(x);
      case NOT -> x == 0 ? 1 : 0;
    };
  }

  /** Units in the last place; 0 is exact, which IEEE 754 asks of arithmetic and roots. */
  static double tolerance(UnaryOp op) {
    return switch (op) {
      case NEG, ABS, SIGN, SQUARE, SQRT, RELU, FLOOR, CEIL, ROUND, NOT -> 0.5;
      case EXP,
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
          ERF ->
          4;
    };
  }

  static double binary(BinaryOp op, double a, double b) {
    return switch (op) {
      case ADD -> a + b;
      case SUB -> a - b;
      case MUL -> a * b;
      case DIV -> a / b;
      case POW -> pow(a, b);
      case REMAINDER -> remainder(a, b);
      case FMOD -> a % b;
      case MAXIMUM -> Math.max(a, b);
      case MINIMUM -> Math.min(a, b);
      case ATAN2 -> Math.atan2(a, b);
      case AND -> a * b;
      case OR -> Math.max(a, b);
      case XOR -> a == b ? 0 : 1;
    };
  }

  /** Units in the last place. */
  static double tolerance(BinaryOp op) {
    return switch (op) {
      case ADD, SUB, MUL, DIV, REMAINDER, FMOD, MAXIMUM, MINIMUM, AND, OR, XOR -> 0.5;
      case POW, ATAN2 -> 4;
    };
  }

  static boolean compare(CompareOp op, double a, double b) {
    return switch (op) {
      case EQ -> a == b;
      case NE -> a != b;
      case LT -> a < b;
      case LE -> a <= b;
      case GT -> a > b;
      case GE -> a >= b;
    };
  }

  /** C's pow, which is 1 at base 1 and at an infinite exponent of base -1, where Java's is not. */
  private static double pow(double a, double b) {
    return a == 1 || (a == -1 && Double.isInfinite(b)) ? 1 : Math.pow(a, b);
  }

  /** C's fmod, moved to the sign of b: Python's {@code %}. */
  private static double remainder(double a, double b) {
    double mod = a % b;
    return mod != 0 && (b < 0) != (mod < 0) ? mod + b : mod;
  }

  /** The Taylor series {@code 2/sqrt(pi) sum (-1)^n x^(2n+1) / (n! (2n+1))}, in 60 digits. */
  private static double erf(double x) {
    if (Double.isNaN(x)) {
      return x;
    }
    if (Math.abs(x) > 6.5) {
      return Math.signum(x); // erfc is below 1e-18
    }
    MathContext digits = new MathContext(60);
    BigDecimal minusSquare = new BigDecimal(-x).multiply(new BigDecimal(x), digits);
    BigDecimal power = new BigDecimal(x); // (-1)^n x^(2n+1) / n!
    BigDecimal sum = power;
    for (int n = 1; n < 200; n++) {
      power = power.multiply(minusSquare, digits).divide(BigDecimal.valueOf(n), digits);
      sum = sum.add(power.divide(BigDecimal.valueOf(2L * n + 1), digits), digits);
    }
    return sum.multiply(TWO_OVER_ROOT_PI, digits).doubleValue();
  }
}
