package dev.nabla.backend.pure.vector;

import dev.nabla.backend.pure.matrix.RowSums;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@code double[]}: many rows or columns pass together, so that memory has several streams. See
 * {@link DoubleTile}.
 */
public final class DoubleStreams implements RowSums<double[]> {
  private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();

  private static final DoubleVector ZERO = DoubleVector.zero(SPECIES);

  /** Rows in one pass. */
  private static final int ROWS = 8;

  /** Columns in one pass. */
  private static final int COLUMNS = 4;

  @Override
  public void combine(
      int ks,
      double[] x,
      int atX,
      int stepX,
      double[] b,
      int atB,
      int stepB,
      int m,
      double[] y,
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
      double[] x, int atX, int stepX, double[] b, int atB, int stepB, int m, double[] y, int atY) {
    int p0 = atB;
    int p1 = p0 + stepB;
    int p2 = p1 + stepB;
    int p3 = p2 + stepB;
    int p4 = p3 + stepB;
    int p5 = p4 + stepB;
    int p6 = p5 + stepB;
    int p7 = p6 + stepB;
    double f0 = x[atX];
    double f1 = x[atX + stepX];
    double f2 = x[atX + 2 * stepX];
    double f3 = x[atX + 3 * stepX];
    double f4 = x[atX + 4 * stepX];
    double f5 = x[atX + 5 * stepX];
    double f6 = x[atX + 6 * stepX];
    double f7 = x[atX + 7 * stepX];
    DoubleVector x0 = ZERO.broadcast(f0);
    DoubleVector x1 = ZERO.broadcast(f1);
    DoubleVector x2 = ZERO.broadcast(f2);
    DoubleVector x3 = ZERO.broadcast(f3);
    DoubleVector x4 = ZERO.broadcast(f4);
    DoubleVector x5 = ZERO.broadcast(f5);
    DoubleVector x6 = ZERO.broadcast(f6);
    DoubleVector x7 = ZERO.broadcast(f7);
    int whole = SPECIES.loopBound(m);
    int j = 0;
    for (; j < whole; j += LANES) {
      DoubleVector sum = DoubleVector.fromArray(SPECIES, y, atY + j);
      sum = x0.fma(DoubleVector.fromArray(SPECIES, b, p0 + j), sum);
      sum = x1.fma(DoubleVector.fromArray(SPECIES, b, p1 + j), sum);
      sum = x2.fma(DoubleVector.fromArray(SPECIES, b, p2 + j), sum);
      sum = x3.fma(DoubleVector.fromArray(SPECIES, b, p3 + j), sum);
      sum = x4.fma(DoubleVector.fromArray(SPECIES, b, p4 + j), sum);
      sum = x5.fma(DoubleVector.fromArray(SPECIES, b, p5 + j), sum);
      sum = x6.fma(DoubleVector.fromArray(SPECIES, b, p6 + j), sum);
      sum = x7.fma(DoubleVector.fromArray(SPECIES, b, p7 + j), sum);
      sum.intoArray(y, atY + j);
    }
    for (; j < m; j++) {
      double left = f0 * b[p0 + j] + f1 * b[p1 + j] + f2 * b[p2 + j] + f3 * b[p3 + j];
      double right = f4 * b[p4 + j] + f5 * b[p5 + j] + f6 * b[p6 + j] + f7 * b[p7 + j];
      y[atY + j] += left + right;
    }
  }

  private static void one(double factor, double[] b, int atB, int m, double[] y, int atY) {
    DoubleVector x = ZERO.broadcast(factor);
    int whole = SPECIES.loopBound(m);
    int j = 0;
    for (; j < whole; j += LANES) {
      DoubleVector sum = DoubleVector.fromArray(SPECIES, y, atY + j);
      DoubleVector.fromArray(SPECIES, b, atB + j).fma(x, sum).intoArray(y, atY + j);
    }
    for (; j < m; j++) {
      y[atY + j] += factor * b[atB + j];
    }
  }

  @Override
  public void dots(
      int ks, double[] x, int atX, double[] b, int atB, int stride, int m, double[] y, int atY) {
    int j = 0;
    for (; j + COLUMNS <= m; j += COLUMNS) {
      four(ks, x, atX, b, atB + j * stride, stride, y, atY + j);
    }
    for (; j < m; j++) {
      y[atY + j] = dot(ks, x, atX, b, atB + j * stride);
    }
  }

  private static void four(
      int ks, double[] x, int atX, double[] b, int atB, int stride, double[] y, int atY) {
    int p1 = atB + stride;
    int p2 = p1 + stride;
    int p3 = p2 + stride;
    DoubleVector zero = ZERO.broadcast(0);
    DoubleVector c0 = zero;
    DoubleVector d0 = zero;
    DoubleVector c1 = zero;
    DoubleVector d1 = zero;
    DoubleVector c2 = zero;
    DoubleVector d2 = zero;
    DoubleVector c3 = zero;
    DoubleVector d3 = zero;
    int pairs = ks / (2 * LANES) * (2 * LANES);
    int k = 0;
    for (; k < pairs; k += 2 * LANES) {
      DoubleVector left = DoubleVector.fromArray(SPECIES, x, atX + k);
      DoubleVector right = DoubleVector.fromArray(SPECIES, x, atX + k + LANES);
      c0 = DoubleVector.fromArray(SPECIES, b, atB + k).fma(left, c0);
      d0 = DoubleVector.fromArray(SPECIES, b, atB + k + LANES).fma(right, d0);
      c1 = DoubleVector.fromArray(SPECIES, b, p1 + k).fma(left, c1);
      d1 = DoubleVector.fromArray(SPECIES, b, p1 + k + LANES).fma(right, d1);
      c2 = DoubleVector.fromArray(SPECIES, b, p2 + k).fma(left, c2);
      d2 = DoubleVector.fromArray(SPECIES, b, p2 + k + LANES).fma(right, d2);
      c3 = DoubleVector.fromArray(SPECIES, b, p3 + k).fma(left, c3);
      d3 = DoubleVector.fromArray(SPECIES, b, p3 + k + LANES).fma(right, d3);
    }
    double[] lanes = LaneSums.doubles();
    zero.add(c0).add(d0).intoArray(lanes, 0);
    zero.add(c1).add(d1).intoArray(lanes, LANES);
    zero.add(c2).add(d2).intoArray(lanes, 2 * LANES);
    zero.add(c3).add(d3).intoArray(lanes, 3 * LANES);
    double s0 = LaneSums.sum(lanes, 0);
    double s1 = LaneSums.sum(lanes, LANES);
    double s2 = LaneSums.sum(lanes, 2 * LANES);
    double s3 = LaneSums.sum(lanes, 3 * LANES);
    for (; k < ks; k++) {
      double factor = x[atX + k];
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

  private static double dot(int ks, double[] x, int atX, double[] b, int atB) {
    DoubleVector zero = ZERO.broadcast(0);
    DoubleVector sums = zero;
    int whole = SPECIES.loopBound(ks);
    int k = 0;
    for (; k < whole; k += LANES) {
      DoubleVector factors = DoubleVector.fromArray(SPECIES, x, atX + k);
      sums = DoubleVector.fromArray(SPECIES, b, atB + k).fma(factors, sums);
    }
    double[] lanes = LaneSums.doubles();
    zero.add(sums).intoArray(lanes, 0);
    double sum = LaneSums.sum(lanes, 0);
    for (; k < ks; k++) {
      sum += x[atX + k] * b[atB + k];
    }
    return sum;
  }
}
