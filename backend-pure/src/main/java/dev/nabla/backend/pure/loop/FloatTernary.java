package dev.nabla.backend.pure.loop;

/** Arithmetic of three FLOAT32 operands, in plain Java. */
final class FloatTernary {
  private FloatTernary() {}

  static TernaryLoop<float[]> of(TernaryOp op) {
    return switch (op) {
      case ADD_SCALED -> FloatTernary::addScaled;
      case LERP -> FloatTernary::lerp;
      case ADDCMUL -> FloatTernary::addcmul;
      case ADDCDIV -> FloatTernary::addcdiv;
    };
  }

  private static void addScaled(
      double s, float[] a, int ai, float[] b, int bi, float[] c, int ci, float[] r, int ri, int n) {
    float t = (float) s;
    for (int i = 0; i < n; i++) {
      r[ri + i] = a[ai + i] + b[bi + i] * t;
    }
  }

  private static void lerp(
      double s, float[] a, int ai, float[] b, int bi, float[] c, int ci, float[] r, int ri, int n) {
    float t = (float) s;
    for (int i = 0; i < n; i++) {
      r[ri + i] = a[ai + i] + (b[bi + i] - a[ai + i]) * t;
    }
  }

  private static void addcmul(
      double s, float[] a, int ai, float[] b, int bi, float[] c, int ci, float[] r, int ri, int n) {
    float t = (float) s;
    for (int i = 0; i < n; i++) {
      r[ri + i] = a[ai + i] + b[bi + i] * t * c[ci + i];
    }
  }

  private static void addcdiv(
      double s, float[] a, int ai, float[] b, int bi, float[] c, int ci, float[] r, int ri, int n) {
    float t = (float) s;
    for (int i = 0; i < n; i++) {
      r[ri + i] = a[ai + i] + b[bi + i] * t / c[ci + i];
    }
  }
}
