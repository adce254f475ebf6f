package dev.nabla.backend.pure.loop;

import dev.nabla.kernel.Remainder;
import dev.nabla.tensor.BinaryOp;
import dev.nabla.tensor.DType;

/** Elementwise functions of two FLOAT64 operands. */
final class DoubleBinary {
  private DoubleBinary() {}

  static BinarySpan<double[], double[]> of(BinaryOp op) {
    return switch (op) {
      case ADD -> DoubleBinary::add;
      case SUB -> DoubleBinary::sub;
      case MUL -> DoubleBinary::mul;
      case DIV -> DoubleBinary::div;
      case POW -> DoubleBinary::pow;
      case REMAINDER -> DoubleBinary::remainder;
      case FMOD -> DoubleBinary::fmod;
      case MAXIMUM -> DoubleBinary::maximum;
      case MINIMUM -> DoubleBinary::minimum;
      case ATAN2 -> DoubleBinary::atan2;
      case AND, OR, XOR -> throw Domains.outside(op, DType.FLOAT64);
    };
  }

  private static void add(double[] a, double[] b, double[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = a[i] + b[i];
    }
  }

  private static void sub(double[] a, double[] b, double[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = a[i] - b[i];
    }
  }

  private static void mul(double[] a, double[] b, double[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = a[i] * b[i];
    }
  }

  private static void div(double[] a, double[] b, double[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = a[i] / b[i];
    }
  }

  private static void pow(double[] a, double[] b, double[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = Functions.pow(a[i], b[i]);
    }
  }

  private static void remainder(double[] a, double[] b, double[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = Remainder.of(a[i], b[i]);
    }
  }

  private static void fmod(double[] a, double[] b, double[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = a[i] % b[i];
    }
  }

  private static void maximum(double[] a, double[] b, double[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = Math.max(a[i], b[i]);
    }
  }

  private static void minimum(double[] a, double[] b, double[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = Math.min(a[i], b[i]);
    }
  }

  private static void atan2(double[] a, double[] b, double[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = Math.atan2(a[i], b[i]);
    }
  }
}
