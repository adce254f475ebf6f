package dev.nabla.backend.pure.loop;

import dev.nabla.tensor.DType;

/** The elements of one array or another, in plain Java. */
final class Choices {
  private Choices() {}

  static ChoiceLoop<?> of(DType dtype) {
    return switch (dtype) {
      case FLOAT32 -> loop(Choices::floats);
      case FLOAT64 -> loop(Choices::doubles);
      case INT64 -> loop(Choices::longs);
      case BOOL -> loop(Choices::booleans);
    };
  }

  /** Gives a method reference its types. */
  private static <A> ChoiceLoop<A> loop(ChoiceLoop<A> loop) {
    return loop;
  }

  private static void floats(
      boolean[] condition, int ci, float[] a, int ai, float[] b, int bi, float[] r, int ri, int n) {
    for (int i = 0; i < n; i++) {
      r[ri + i] = condition[ci + i] ? a[ai + i] : b[bi + i];
    }
  }

  private static void doubles(
      boolean[] condition,
      int ci,
      double[] a,
      int ai,
      double[] b,
      int bi,
      double[] r,
      int ri,
      int n) {
    for (int i = 0; i < n; i++) {
      r[ri + i] = condition[ci + i] ? a[ai + i] : b[bi + i];
    }
  }

  private static void longs(
      boolean[] condition, int ci, long[] a, int ai, long[] b, int bi, long[] r, int ri, int n) {
    for (int i = 0; i < n; i++) {
      r[ri + i] = condition[ci + i] ? a[ai + i] : b[bi + i];
    }
  }

  private static void booleans(
      boolean[] condition,
      int ci,
      boolean[] a,
      int ai,
      boolean[] b,
      int bi,
      boolean[] r,
      int ri,
      int n) {
    for (int i = 0; i < n; i++) {
      r[ri + i] = condition[ci + i] ? a[ai + i] : b[bi + i];
    }
  }
}
