package dev.nabla.backend.pure.vector;

import dev.nabla.backend.pure.matrix.RowSums;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@code float[]}: many rows or columns pass together, so that memory has several streams. See
 * {@link FloatTile}.
 */
public final class FloatStreams implements RowSums<float[]> {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();

  private static final FloatVector ZERO = FloatVector.zero(SPECIES);

  /** Rows in one pass. */
  private static final int ROWS = 8;

  /** Columns in one pass. */
  private static final int COLUMNS = 4;

  @Override
  public void combine(
      int ks,
      float[] x,
      int atX,
      int stepX,
      float[] b,
      int atB,
      int stepB,
      int m,
      float[] y,
      int atY) {
    int k = 0;
    for (; k + ROWS <= ks; k += ROWS) {
      eight(x, atX + k * stepX, stepX, b, atB + k * stepB, stepB, m, y, atY);
    }
    for (; k < ks; k++) {
      one(x[atX + k * stepX], b, atB + k * stepB, m, y, atY);
    }
  }

  private static void eight(
      float[] x, int atX, int stepX, float[] b, int atB, int stepB, int m, float[] y, int atY) {
    int p0 = atB;
    int p1 = p0 + stepB;
    int p2 = p1 + stepB;
    int p3 = p2 + stepB;
    int p4 = p3 + stepB;
    int p5 = p4 + stepB;
    int p6 = p5 + stepB;
    int p7 = p6 + stepB;
    float f0 = x[atX];
    float f1 = x[atX + stepX];
    float f2 = x[atX + 2 * stepX];
    float f3 = x[atX + 3 * stepX];
    float f4 = x[atX + 4 * stepX];
    float f5 = x[atX + 5 * stepX];
    float f6 = x[atX + 6 * stepX];
    float f7 = x[atX + 7 * stepX];
    FloatVector x0 = ZERO.broadcast(f0);
    FloatVector x1 = ZERO.broadcast(f1);
    FloatVector x2 = ZERO.broadcast(f2);
    FloatVector x3 = ZERO.broadcast(f3);
    FloatVector x4 = ZERO.broadcast(f4);
    FloatVector x5 = ZERO.broadcast(f5);
    FloatVector x6 = ZERO.broadcast(f6);
    FloatVector x7 = ZERO.broadcast(f7);
    int whole = SPECIES.loopBound(m);
    int j = 0;
    for (; j < whole; j += LANES) {
      FloatVector sum = FloatVector.fromArray(SPECIES, y, atY + j);
      sum = x0.fma(FloatVector.fromArray(SPECIES, b, p0 + j), sum);
      sum = x1.fma(FloatVector.fromArray(SPECIES, b, p1 + j), sum);
      sum = x2.fma(FloatVector.fromArray(SPECIES, b, p2 + j), sum);
      sum = x3.fma(FloatVector.fromArray(SPECIES, b, p3 + j), sum);
      sum = x4.fma(FloatVector.fromArray(SPECIES, b, p4 + j), sum);
      sum = x5.fma(FloatVector.fromArray(SPECIES, b, p5 + j), sum);
      sum = x6.fma(FloatVector.fromArray(SPECIES, b, p6 + j), sum);
      sum = x7.fma(FloatVector.fromArray(SPECIES, b, p7 + j), sum);
      sum.intoArray(y, atY + j);
    }
    for (; j < m; j++) {
      float left = f0 * b[p0 + j] + f1 * b[p1 + j] + f2 * b[p2 + j] + f3 * b[p3 + j];
      float right = f4 * b[p4 + j] + f5 * b[p5 + j] + f6 * b[p6 + j] + f7 * b[p7 + j];
      y[atY + j] += left + right;
    }
  }

  private static void one(float factor, float[] b, int atB, int m, float[] y, int atY) {
    FloatVector x = ZERO.broadcast(factor);
    int whole = SPECIES.loopBound(m);
    int j = 0;
    for (; j < whole; j += LANES) {
      FloatVector sum = FloatVector.fromArray(SPECIES, y, atY + j);
      FloatVector.fromArray(SPECIES, b, atB + j).fma(x, sum).intoArray(y, atY + j);
    }
    for (; j < m; j++) {
      y[atY + j] += factor * b[atB + j];
    }
  }

  @Override
  public void dots(
      int ks, float[] x, int atX, float[] b, int atB, int stride, int m, float[] y, int atY) {
    int j = 0;
    for (; j + COLUMNS <= m; j += COLUMNS) {
      four(ks, x, atX, b, atB + j * stride, stride, y, atY + j);
    }
    for (; j < m; j++) {
      y[atY + j] = dot(ks, x, atX, b, atB + j * stride);
    }
  }

  private static void four(
      int ks, float[] x, int atX, float[] b, int atB, int stride, float[] y, int atY) {
    int p1 = atB + stride;
    int p2 = p1 + stride;
    int p3 = p2 + stride;
    FloatVector zero = ZERO.broadcast(0);
    FloatVector c0 = zero;
    FloatVector d0 = zero;
    FloatVector c1 = zero;
    FloatVector d1 = zero;
    FloatVector c2 = zero;
    FloatVector d2 = zero;
    FloatVector c3 = zero;
    FloatVector d3 = zero;
    int pairs = ks / (2 * LANES) * (2 * LANES);
    int k = 0;
    for (; k < pairs; k += 2 * LANES) {
      FloatVector left = FloatVector.fromArray(SPECIES, x, atX + k);
      FloatVector right = FloatVector.fromArray(SPECIES, x, atX + k + LANES);
      c0 = FloatVector.fromArray(SPECIES, b, atB + k).fma(left, c0);
      d0 = FloatVector.fromArray(SPECIES, b, atB + k + LANES).fma(right, d0);
      c1 = FloatVector.fromArray(SPECIES, b, p1 + k).fma(left, c1);
      d1 = FloatVector.fromArray(SPECIES, b, p1 + k + LANES).fma(right, d1);
      c2 = FloatVector.fromArray(SPECIES, b, p2 + k).fma(left, c2);
      d2 = FloatVector.fromArray(SPECIES, b, p2 + k + LANES).fma(right, d2);
      c3 = FloatVector.fromArray(SPECIES, b, p3 + k).fma(left, c3);
      d3 = FloatVector.fromArray(SPECIES, b, p3 + k + LANES).fma(right, d3);
    }
    float[] lanes = LaneSums.floats();
    zero.add(c0).add(d0).intoArray(lanes, 0);
    zero.add(c1).add(d1).intoArray(lanes, LANES);
    zero.add(c2).add(d2).intoArray(lanes, 2 * LANES);
    zero.add(c3).add(d3).intoArray(lanes, 3 * LANES);
    float s0 = LaneSums.sum(lanes, 0);
    float s1 = LaneSums.sum(lanes, LANES);
    float s2 = LaneSums.sum(lanes, 2 * LANES);
    float s3 = LaneSums.sum(lanes, 3 * LANES);
    for (; k < ks; k++) {
      float factor = x[atX + k];
      s0 += factor * b[atB + k];
      s1 += factor * b[p1 + k];
      s2 += factor * b[p2 + k];
      s3 += factor * b[p3 + k];
    }
    y[atY] = s0;
    y[atY + 1] = s1;
    y[atY + 2] = s2;
    y[atY + 3] = s3;
  }

  private static float dot(int ks, float[] x, int atX, float[] b, int atB) {
    FloatVector zero = ZERO.broadcast(0);
    FloatVector sums = zero;
    int whole = SPECIES.loopBound(ks);
    int k = 0;
    for (; k < whole; k += LANES) {
      FloatVector factors = FloatVector.fromArray(SPECIES, x, atX + k);
      sums = FloatVector.fromArray(SPECIES, b, atB + k).fma(factors, sums);
    }
    float[] lanes = LaneSums.floats();
    zero.add(sums).intoArray(lanes, 0);
    float sum = LaneSums.sum(lanes, 0);
    for (; k < ks; k++) {
      sum += x[atX + k] * b[atB + k];
    }
    return sum;
  }
}
