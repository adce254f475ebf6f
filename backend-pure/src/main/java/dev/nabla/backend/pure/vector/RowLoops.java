package dev.nabla.backend.pure.vector;

import static dev.nabla.backend.pure.vector.Lanes.FLOAT;
import static dev.nabla.backend.pure.vector.Lanes.FLOATS;

import jdk.incubator.vector.FloatVector;

/**
 * The loops of {@link VectorFloatRowNorm} over whole vectors, {@code x = (a - mean) * scale}.
 *
 * <p>All go through one call, which as one of several kinds is not inlined: each is compiled by
 * itself, as {@link Lanes} wants it.
 */
final class RowLoops {
  static final int LENGTH = FLOATS.length();

  /** Elements that {@link #SUM} and {@link #SQUARES} take at once. */
  static final int WIDE = 4 * LENGTH;

  /** Elements that {@link #PRODUCTS} takes at once. */
  static final int TWO = 2 * LENGTH;

  static final int SUM = 0;
  static final int SQUARES = 1;
  static final int WRITE_EACH = 2;
  static final int WRITE_ALL = 3;
  static final int WEIGH_EACH = 4;
  static final int WEIGH_ALL = 5;
  static final int PRODUCTS = 6;
  static final int ADD = 7;
  static final int PROJECT = 8;
  static final int WRITE_OWN = 9;

  /** Over n elements of up to four arrays, each from its place on; p and q are more numbers. */
  @FunctionalInterface
  private interface Loop {
    float run(
        int n,
        float[] a,
        int i,
        float[] b,
        int j,
        float[] c,
        int k,
        float[] d,
        int l,
        float mean,
        float scale,
        float p,
        float q);
  }

  /** In an array, since a constant would be inlined after all. */
  private static final Loop[] LOOPS = {
    (n, a, i, b, j, c, k, d, l, mean, scale, p, q) -> sum(n, a, i, b),
    (n, a, i, b, j, c, k, d, l, mean, scale, p, q) -> squares(n, a, i, b, mean),
    (n, a, i, b, j, c, k, d, l, mean, scale, p, q) -> writeEach(n, a, i, b, c, d, l, mean, scale),
    (n, a, i, b, j, c, k, d, l, mean, scale, p, q) -> writeAll(n, a, i, b, j, mean, scale, p, q),
    (n, a, i, b, j, c, k, d, l, mean, scale, p, q) -> weighEach(n, a, i, b, j, c, k),
    (n, a, i, b, j, c, k, d, l, mean, scale, p, q) -> weighAll(n, a, i, b, j, p),
    (n, a, i, b, j, c, k, d, l, mean, scale, p, q) -> products(n, a, i, b, j, c, mean, scale),
    (n, a, i, b, j, c, k, d, l, mean, scale, p, q) -> add(n, a, i, b, j, c, d, mean, scale),
    (n, a, i, b, j, c, k, d, l, mean, scale, p, q) -> project(n, a, i, b, j, mean, scale, p, q),
    (n, a, i, b, j, c, k, d, l, mean, scale, p, q) -> writeOwn(n, a, i, b, j, c, d, l, mean, scale),
  };

  private RowLoops() {}

  static float run(
      int loop,
      int n,
      float[] a,
      int i,
      float[] b,
      int j,
      float[] c,
      int k,
      float[] d,
      int l,
      float mean,
      float scale,
      float p,
      float q) {
    return LOOPS[loop].run(n, a, i, b, j, c, k, d, l, mean, scale, p, q);
  }

  private static float sum(int n, float[] a, int from, float[] lanes) {
    FloatVector s0 = FloatVector.zero(FLOATS);
    FloatVector s1 = s0;
    FloatVector s2 = s0;
    FloatVector s3 = s0;
    for (int i = from; i < from + n; i += WIDE) {
      s0 = FLOAT.cast(FloatVector.fromArray(FLOATS, a, i)).add(s0);
      s1 = FLOAT.cast(FloatVector.fromArray(FLOATS, a, i + LENGTH)).add(s1);
      s2 = FLOAT.cast(FloatVector.fromArray(FLOATS, a, i + 2 * LENGTH)).add(s2);
      s3 = FLOAT.cast(FloatVector.fromArray(FLOATS, a, i + 3 * LENGTH)).add(s3);
    }
    FLOAT.cast(s0).add(s1).add(FLOAT.cast(s2).add(s3)).intoArray(lanes, 0);
    return LaneSums.sum(lanes, 0);
  }

  private static float squares(int n, float[] a, int from, float[] lanes, float mean) {
    FloatVector m = FloatVector.broadcast(FLOATS, mean);
    FloatVector s0 = FloatVector.zero(FLOATS);
    FloatVector s1 = s0;
    FloatVector s2 = s0;
    FloatVector s3 = s0;
    for (int i = from; i < from + n; i += WIDE) {
      FloatVector x = FLOAT.cast(FloatVector.fromArray(FLOATS, a, i)).sub(m);
      s0 = x.fma(x, s0);
      x = FLOAT.cast(FloatVector.fromArray(FLOATS, a, i + LENGTH)).sub(m);
      s1 = x.fma(x, s1);
      x = FLOAT.cast(FloatVector.fromArray(FLOATS, a, i + 2 * LENGTH)).sub(m);
      s2 = x.fma(x, s2);
      x = FLOAT.cast(FloatVector.fromArray(FLOATS, a, i + 3 * LENGTH)).sub(m);
      s3 = x.fma(x, s3);
    }
    FLOAT.cast(s0).add(s1).add(FLOAT.cast(s2).add(s3)).intoArray(lanes, 0);
    return LaneSums.sum(lanes, 0);
  }

  /** {@code d = x * b + c}, b and c from their first on: with one more place Java 17 spills. */
  private static float writeEach(
      int n,
      float[] a,
      int from,
      float[] b,
      float[] c,
      float[] d,
      int to,
      float mean,
      float scale) {
    FloatVector m = FloatVector.broadcast(FLOATS, mean);
    FloatVector s = FloatVector.broadcast(FLOATS, scale);
    for (int i = 0; i < n; i += LENGTH) {
      FloatVector x = FLOAT.cast(FloatVector.fromArray(FLOATS, a, from + i)).sub(m).mul(s);
      x.fma(FloatVector.fromArray(FLOATS, b, i), FloatVector.fromArray(FLOATS, c, i))
          .intoArray(d, to + i);
    }
    return 0;
  }

  /** The same, b and c from another place on. */
  private static float writeOwn(
      int n,
      float[] a,
      int from,
      float[] b,
      int at,
      float[] c,
      float[] d,
      int to,
      float mean,
      float scale) {
    FloatVector m = FloatVector.broadcast(FLOATS, mean);
    FloatVector s = FloatVector.broadcast(FLOATS, scale);
    for (int i = 0; i < n; i += LENGTH) {
      FloatVector x = FLOAT.cast(FloatVector.fromArray(FLOATS, a, from + i)).sub(m).mul(s);
      x.fma(FloatVector.fromArray(FLOATS, b, at + i), FloatVector.fromArray(FLOATS, c, at + i))
          .intoArray(d, to + i);
    }
    return 0;
  }

  /** {@code y = x * factor + shift}. */
  private static float writeAll(
      int n,
      float[] a,
      int from,
      float[] y,
      int to,
      float mean,
      float scale,
      float factor,
      float shift) {
    FloatVector m = FloatVector.broadcast(FLOATS, mean);
    FloatVector s = FloatVector.broadcast(FLOATS, scale);
    FloatVector w = FloatVector.broadcast(FLOATS, factor);
    FloatVector b = FloatVector.broadcast(FLOATS, shift);
    for (int i = 0; i < n; i += LENGTH) {
      FloatVector x = FLOAT.cast(FloatVector.fromArray(FLOATS, a, from + i)).sub(m).mul(s);
      x.fma(w, b).intoArray(y, to + i);
    }
    return 0;
  }

  /** {@code h = g * w}. */
  private static float weighEach(int n, float[] g, int from, float[] w, int at, float[] h, int to) {
    for (int i = 0; i < n; i += LENGTH) {
      FLOAT
          .cast(FloatVector.fromArray(FLOATS, g, from + i))
          .mul(FloatVector.fromArray(FLOATS, w, at + i))
          .intoArray(h, to + i);
    }
    return 0;
  }

  /** {@code h = g * factor}. */
  private static float weighAll(int n, float[] g, int from, float[] h, int to, float factor) {
    FloatVector w = FloatVector.broadcast(FLOATS, factor);
    for (int i = 0; i < n; i += LENGTH) {
      FLOAT.cast(FloatVector.fromArray(FLOATS, g, from + i)).mul(w).intoArray(h, to + i);
    }
    return 0;
  }

  /** The sum of {@code x * h}. */
  private static float products(
      int n, float[] a, int from, float[] h, int at, float[] lanes, float mean, float scale) {
    FloatVector m = FloatVector.broadcast(FLOATS, mean);
    FloatVector s = FloatVector.broadcast(FLOATS, scale);
    FloatVector s0 = FloatVector.zero(FLOATS);
    FloatVector s1 = s0;
    for (int i = 0; i < n; i += TWO) {
      FloatVector x = FLOAT.cast(FloatVector.fromArray(FLOATS, a, from + i)).sub(m).mul(s);
      s0 = x.fma(FloatVector.fromArray(FLOATS, h, at + i), s0);
      x = FLOAT.cast(FloatVector.fromArray(FLOATS, a, from + i + LENGTH)).sub(m).mul(s);
      s1 = x.fma(FloatVector.fromArray(FLOATS, h, at + i + LENGTH), s1);
    }
    FLOAT.cast(s0).add(s1).intoArray(lanes, 0);
    return LaneSums.sum(lanes, 0);
  }

  /** Adds {@code x * h} to the first n elements of {@code products}, and h to others. */
  private static float add(
      int n,
      float[] a,
      int from,
      float[] h,
      int first,
      float[] products,
      float[] sums,
      float mean,
      float scale) {
    FloatVector m = FloatVector.broadcast(FLOATS, mean);
    FloatVector s = FloatVector.broadcast(FLOATS, scale);
    for (int i = 0; i < n; i += LENGTH) {
      FloatVector x = FLOAT.cast(FloatVector.fromArray(FLOATS, a, from + i)).sub(m).mul(s);
      FloatVector y = FloatVector.fromArray(FLOATS, h, first + i);
      x.fma(y, FloatVector.fromArray(FLOATS, products, i)).intoArray(products, i);
      FLOAT.cast(FloatVector.fromArray(FLOATS, sums, i)).add(y).intoArray(sums, i);
    }
    return 0;
  }

  /** {@code h = scale * (h - flat - x * along)}. */
  private static float project(
      int n,
      float[] a,
      int from,
      float[] h,
      int to,
      float mean,
      float scale,
      float along,
      float flat) {
    FloatVector m = FloatVector.broadcast(FLOATS, mean);
    FloatVector s = FloatVector.broadcast(FLOATS, scale);
    FloatVector l = FloatVector.broadcast(FLOATS, along);
    FloatVector f = FloatVector.broadcast(FLOATS, flat);
    for (int i = 0; i < n; i += LENGTH) {
      FloatVector x = FLOAT.cast(FloatVector.fromArray(FLOATS, a, from + i)).sub(m).mul(s).mul(l);
      FLOAT
          .cast(FloatVector.fromArray(FLOATS, h, to + i))
          .sub(f)
          .sub(x)
          .mul(s)
          .intoArray(h, to + i);
    }
    return 0;
  }
}
