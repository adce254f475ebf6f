package dev.nabla.backend.pure.loop;

import dev.nabla.kernel.Remainder;
import dev.nabla.tensor.BinaryOp;
import dev.nabla.tensor.DType;

/**
 * Elementwise functions of two FLOAT32; what is no arithmetic is computed in double and rounded.
 */
final class FloatBinary {
  private FloatBinary() {}

  static BinarySpan<float[], float[]> of(BinaryOp op) {
    return switch (op) {
      case ADD -> FloatBinary::add;
      case SUB -> FloatBinary::sub;
      case MUL -> FloatBinary::mul;
      case DIV -> FloatBinary::div;
      case POW -> FloatBinary::pow;
      case REMAINDER -> FloatBinary::remainder;
      case FMOD -> FloatBinary::fmod;
      case MAXIMUM -> FloatBinary::maximum;
      case MINIMUM -> FloatBinary::minimum;
      case ATAN2 -> FloatBinary::atan2;
      case AND, OR, XOR -> throw Domains.outside(op, DType.FLOAT32);
    };
  }

  private static void add(float[] a, float[] b, float[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = a[i] + b[i];
    }
  }

  private static void sub(float[] a, float[] b, float[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = a[i] - b[i];
    }
  }

  private static void mul(float[] a, float[] b, float[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = a[i] * b[i];
    }
  }

  private static void div(float[] a, float[] b, float[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = a[i] / b[i];
    }
  }

  private static void pow(float[] a, float[] b, float[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = (float) Functions.pow(a[i], b[i]);
    }
  }

  private static void remainder(float[] a, float[] b, float[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = Remainder.of(a[i], b[i]);
    }
  }

  private static void fmod(float[] a, float[] b, float[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = a[i] % b[i];
    }
  }

  private static void maximum(float[] a, float[] b, float[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = Math.max(a[i], b[i]);
    }
  }

  private static void minimum(float[] a, float[] b, float[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = Math.min(a[i], b[i]);
    }
  }

  private static void atan2(float[] a, float[] b, float[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = (float) Math.atan2(a[i], b[i]);
    }
  }
}
