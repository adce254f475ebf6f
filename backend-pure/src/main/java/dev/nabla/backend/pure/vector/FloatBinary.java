package dev.nabla.backend.pure.vector;

import static dev.nabla.backend.pure.vector.Lanes.FLOAT;
import static dev.nabla.backend.pure.vector.Lanes.FLOATS;

import dev.nabla.backend.pure.loop.BinaryLoop;
import dev.nabla.backend.pure.loop.LoopSet;
import dev.nabla.tensor.BinaryOp;
import dev.nabla.tensor.DType;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;

/** Elementwise functions of two FLOAT32 operands, and the choice between them. */
final class FloatBinary {
  private FloatBinary() {}

  /** What no vector does is left to {@code plain}. */
  static BinaryLoop<?, ?> of(BinaryOp op, LoopSet plain) {
    return switch (op) {
      case ADD -> loop(FloatBinary::add);
      case SUB -> loop(FloatBinary::sub);
      case MUL -> loop(FloatBinary::mul);
      case DIV -> loop(FloatBinary::div);
      case MAXIMUM -> loop(FloatBinary::max);
      case MINIMUM -> loop(FloatBinary::min);
      case POW, REMAINDER, FMOD, ATAN2, AND, OR, XOR -> plain.binary(op, DType.FLOAT32);
    };
  }

  /** Gives a method reference its types. */
  private static BinaryLoop<float[], float[]> loop(BinaryLoop<float[], float[]> loop) {
    return loop;
  }

  private static void add(float[] a, int ai, float[] b, int bi, float[] r, int ri, int n) {
    int i = 0;
    for (; i < FLOATS.loopBound(n); i += FLOATS.length()) {
      FloatVector x = FLOAT.cast(FloatVector.fromArray(FLOATS, a, ai + i));
      x.add(FloatVector.fromArray(FLOATS, b, bi + i)).intoArray(r, ri + i);
    }
    for (; i < n; i++) {
      r[ri + i] = a[ai + i] + b[bi + i];
    }
  }

  private static void sub(float[] a, int ai, float[] b, int bi, float[] r, int ri, int n) {
    int i = 0;
    for (; i < FLOATS.loopBound(n); i += FLOATS.length()) {
      FloatVector x = FLOAT.cast(FloatVector.fromArray(FLOATS, a, ai + i));
      x.sub(FloatVector.fromArray(FLOATS, b, bi + i)).intoArray(r, ri + i);
    }
    for (; i < n; i++) {
      r[ri + i] = a[ai + i] - b[bi + i];
    }
  }

  private static void mul(float[] a, int ai, float[] b, int bi, float[] r, int ri, int n) {
    int i = 0;
    for (; i < FLOATS.loopBound(n); i += FLOATS.length()) {
      FloatVector x = FLOAT.cast(FloatVector.fromArray(FLOATS, a, ai + i));
      x.mul(FloatVector.fromArray(FLOATS, b, bi + i)).intoArray(r, ri + i);
    }
    for (; i < n; i++) {
      r[ri + i] = a[ai + i] * b[bi + i];
    }
  }

  private static void div(float[] a, int ai, float[] b, int bi, float[] r, int ri, int n) {
    int i = 0;
    for (; i < FLOATS.loopBound(n); i += FLOATS.length()) {
      FloatVector x = FLOAT.cast(FloatVector.fromArray(FLOATS, a, ai + i));
      x.div(FloatVector.fromArray(FLOATS, b, bi + i)).intoArray(r, ri + i);
    }
    for (; i < n; i++) {
      r[ri + i] = a[ai + i] / b[bi + i];
    }
  }

  private static void max(float[] a, int ai, float[] b, int bi, float[] r, int ri, int n) {
    int i = 0;
    for (; i < FLOATS.loopBound(n); i += FLOATS.length()) {
      FloatVector x = FLOAT.cast(FloatVector.fromArray(FLOATS, a, ai + i));
      x.max(FloatVector.fromArray(FLOATS, b, bi + i)).intoArray(r, ri + i);
    }
    for (; i < n; i++) {
      r[ri + i] = Math.max(a[ai + i], b[bi + i]);
    }
  }

  private static void min(float[] a, int ai, float[] b, int bi, float[] r, int ri, int n) {
    int i = 0;
    for (; i < FLOATS.loopBound(n); i += FLOATS.length()) {
      FloatVector x = FLOAT.cast(FloatVector.fromArray(FLOATS, a, ai + i));
      x.min(FloatVector.fromArray(FLOATS, b, bi + i)).intoArray(r, ri + i);
    }
    for (; i < n; i++) {
      r[ri + i] = Math.min(a[ai + i], b[bi + i]);
    }
  }

  static void choose(
      boolean[] condition, int ci, float[] a, int ai, float[] b, int bi, float[] r, int ri, int n) {
    int i = 0;
    for (; i < FLOATS.loopBound(n); i += FLOATS.length()) {
      FloatVector x = FLOAT.cast(FloatVector.fromArray(FLOATS, a, ai + i));
      FloatVector y = FLOAT.cast(FloatVector.fromArray(FLOATS, b, bi + i));
      y.blend(x, VectorMask.fromArray(FLOATS, condition, ci + i)).intoArray(r, ri + i);
    }
    for (; i < n; i++) {
      r[ri + i] = condition[ci + i] ? a[ai + i] : b[bi + i];
    }
  }
}
