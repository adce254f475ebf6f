package dev.nabla.backend.pure.loop;

/** Arithmetic of three FLOAT64 operands, in plain Java. */
final class DoubleTernary {
  private DoubleTernary() {}

  static TernaryLoop<double[]> of(TernaryOp op) {
    return switch (op) {
      case ADD_SCALED -> DoubleTernary::addScaled;
      case LERP -> DoubleTernary::lerp;
      case ADDCMUL -> DoubleTernary::addcmul;
      case ADDCDIV -> DoubleTernary::addcdiv;
    };
  }

  private static void addScaled(
      double s,
      double[] a,
      int ai,
      double[] b,
      int bi,
      double[] c,
      int ci,
      double[] r,
      int ri,
      int n) {
    double t = s;
    for (int i = 0; i < n; i++) {
      r[ri + i] = a[ai + i] + b[bi + i] * t;
    }
  }

  private static void lerp(
      double s,
      double[] a,
      int ai,
      double[] b,
      int bi,
      double[] c,
      int ci,
      double[] r,
      int ri,
      int n) {
    double t = s;
    for (int i = 0; i < n; i++) {
      r[ri + i] = a[ai + i] + (b[bi + i] - a[ai + i]) * t;
    }
  }

  private static void addcmul(
      double s,
      double[] a,
      int ai,
      double[] b,
      int bi,
      double[] c,
      int ci,
      double[] r,
      int ri,
      int n) {
    double t = s;
    for (int i = 0; i < n; i++) {
      r[ri + i] = a[ai + i] + b[bi + i] * t * c[ci + i];
    }
  }

  private static void addcdiv(
      double s,
      double[] a,
      int ai,
      double[] b,
      int bi,
      double[] c,
      int ci,
      double[] r,
      int ri,
      int n) {
    double t = s;
    for (int i = 0; i < n; i++) {
      r[ri + i] = a[ai + i] + b[bi + i] * t / c[ci + i];
    }
  }
}
