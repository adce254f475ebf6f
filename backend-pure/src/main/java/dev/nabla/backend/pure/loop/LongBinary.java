package dev.nabla.backend.pure.loop;

import dev.nabla.kernel.Remainder;
import dev.nabla.tensor.BinaryOp;
import dev.nabla.tensor.DType;

/** Elementwise functions of two INT64 operands; arithmetic wraps around. */
final class LongBinary {
  private LongBinary() {}

  static BinarySpan<long[], long[]> of(BinaryOp op) {
    return switch (op) {
      case ADD -> LongBinary::add;
      case SUB -> LongBinary::sub;
      case MUL -> LongBinary::mul;
      case REMAINDER -> LongBinary::remainder;
      case FMOD -> LongBinary::fmod;
      case MAXIMUM -> LongBinary::maximum;
      case MINIMUM -> LongBinary::minimum;
      case DIV, POW, ATAN2, AND, OR, XOR -> throw Domains.outside(op, DType.INT64);
    };
  }

  private static void add(long[] a, long[] b, long[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = a[i] + b[i];
    }
  }

  private static void sub(long[] a, long[] b, long[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = a[i] - b[i];
    }
  }

  private static void mul(long[] a, long[] b, long[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = a[i] * b[i];
    }
  }

  private static void remainder(long[] a, long[] b, long[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = Remainder.of(a[i], b[i]);
    }
  }

  private static void fmod(long[] a, long[] b, long[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = Remainder.fmod(a[i], b[i]);
    }
  }

  private static void maximum(long[] a, long[] b, long[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = Math.max(a[i], b[i]);
    }
  }

  private static void minimum(long[] a, long[] b, long[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = Math.min(a[i], b[i]);
    }
  }
}
