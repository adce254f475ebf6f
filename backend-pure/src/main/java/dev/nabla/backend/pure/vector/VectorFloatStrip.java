package dev.nabla.backend.pure.vector;

import dev.nabla.backend.pure.convolution.FloatStrip;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** The loops over floats: the last vector of a line overlaps the one before. */
public final class VectorFloatStrip extends FloatStrip {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LENGTH = SPECIES.length();

  @Override
  protected void line(
      float[] a,
      int at,
      int stride,
      int[] step,
      float[] w,
      int from,
      int[] by,
      float[] c,
      int to,
      int n) {
    if (stride != 1 || n < LENGTH) {
      super.line(a, at, stride, step, w, from, by, c, to, n);
      return;
    }
    int wide = n - n % (4 * LENGTH);
    for (int i = 0; i < wide; i += 4 * LENGTH) {
      four(a, at + i, step, w, from, by, c, to + i);
    }
    for (int i = wide; i < n; i += 2 * LENGTH) {
      int left = Math.min(i, n - LENGTH);
      int right = Math.min(i + LENGTH, n - LENGTH);
      blocks(a, at + left, right - left, step, w, from, by, c, to + left);
    }
  }

  /** Four vectors of results. */
  private static void four(
      float[] a, int at, int[] step, float[] w, int from, int[] by, float[] c, int to) {
    FloatVector c0 = FloatVector.zero(SPECIES);
    FloatVector c1 = c0;
    FloatVector c2 = c0;
    FloatVector c3 = c0;
    for (int k = 0; k < step.length; k++) {
      FloatVector factor = FloatVector.broadcast(SPECIES, w[from + by[k]]);
      int start = at + step[k];
      c0 = factor.fma(FloatVector.fromArray(SPECIES, a, start), c0);
      c1 = factor.fma(FloatVector.fromArray(SPECIES, a, start + LENGTH), c1);
      c2 = factor.fma(FloatVector.fromArray(SPECIES, a, start + 2 * LENGTH), c2);
      c3 = factor.fma(FloatVector.fromArray(SPECIES, a, start + 3 * LENGTH), c3);
    }
    c0.intoArray(c, to);
    c1.intoArray(c, to + LENGTH);
    c2.intoArray(c, to + 2 * LENGTH);
    c3.intoArray(c, to + 3 * LENGTH);
  }

  /** Two vectors of results, {@code apart} elements apart: less than one if they overlap. */
  private static void blocks(
      float[] a, int at, int apart, int[] step, float[] w, int from, int[] by, float[] c, int to) {
    FloatVector left = FloatVector.zero(SPECIES);
    FloatVector right = FloatVector.zero(SPECIES);
    for (int k = 0; k < step.length; k++) {
      FloatVector factor = FloatVector.broadcast(SPECIES, w[from + by[k]]);
      int start = at + step[k];
      left = factor.fma(FloatVector.fromArray(SPECIES, a, start), left);
      right = factor.fma(FloatVector.fromArray(SPECIES, a, start + apart), right);
    }
    left.intoArray(c, to);
    right.intoArray(c, to + apart);
  }

  @Override
  protected double dot(
      float[] y, int from, float[] a, int at, int apart, int stride, int lines, int n) {
    if (stride != 1 || n < LENGTH) {
      return super.dot(y, from, a, at, apart, stride, lines, n);
    }
    double sum = 0;
    for (int l = 0; l < lines; l++) {
      sum += line(y, from + l * n, a, at + l * apart, n);
    }
    return sum;
  }

  /** One line; vectors that live on between lines would be boxed by older compilers. */
  private static double line(float[] y, int from, float[] a, int at, int n) {
    FloatVector s0 = FloatVector.zero(SPECIES);
    FloatVector s1 = s0;
    FloatVector s2 = s0;
    FloatVector s3 = s0;
    int i = 0;
    for (; i <= n - 4 * LENGTH; i += 4 * LENGTH) {
      s0 = times(y, from + i, a, at + i, s0);
      s1 = times(y, from + i + LENGTH, a, at + i + LENGTH, s1);
      s2 = times(y, from + i + 2 * LENGTH, a, at + i + 2 * LENGTH, s2);
      s3 = times(y, from + i + 3 * LENGTH, a, at + i + 3 * LENGTH, s3);
    }
    for (; i <= n - LENGTH; i += LENGTH) {
      s0 = times(y, from + i, a, at + i, s0);
    }
    double rest = 0;
    for (; i < n; i++) {
      rest += a[at + i] * y[from + i];
    }
    float[] lanes = LaneSums.floats();
    s0.add(s1).add(s2.add(s3)).intoArray(lanes, 0);
    return LaneSums.sum(lanes, 0) + rest;
  }

  private static FloatVector times(float[] y, int from, float[] a, int at, FloatVector sum) {
    return FloatVector.fromArray(SPECIES, a, at).fma(FloatVector.fromArray(SPECIES, y, from), sum);
  }
}
