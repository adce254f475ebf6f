package dev.nabla.backend.pure.vector;

import dev.nabla.backend.pure.convolution.FloatStrip;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
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
    for (int i = 0; i < n; i += 2 * LENGTH) {
      int left = Math.min(i, n - LENGTH);
      int right = Math.min(i + LENGTH, n - LENGTH);
      blocks(a, at + left, right - left, step, w, from, by, c, to + left);
    }
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
    float[] sums = new float[LENGTH];
    int even = SPECIES.loopBound(n);
    double rest = 0;
    for (int l = 0; l < lines; l++) {
      int first = from + l * n;
      int start = at + l * apart;
      addTo(sums, y, first, a, start, even);
      for (int i = even; i < n; i++) {
        rest += a[start + i] * y[first + i];
      }
    }
    return FloatVector.fromArray(SPECIES, sums, 0).reduceLanes(VectorOperators.ADD) + rest;
  }

  /** One line; between lines the sums are in an array, for older compilers box them otherwise. */
  private static void addTo(float[] sums, float[] y, int first, float[] a, int start, int n) {
    FloatVector sum = FloatVector.fromArray(SPECIES, sums, 0);
    for (int i = 0; i < n; i += LENGTH) {
      FloatVector x = FloatVector.fromArray(SPECIES, a, start + i);
      sum = x.fma(FloatVector.fromArray(SPECIES, y, first + i), sum);
    }
    sum.intoArray(sums, 0);
  }
}
