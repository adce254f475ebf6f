package dev.nabla.backend.pure.vector;

import dev.nabla.backend.pure.matrix.MicroKernel;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * A tile of four rows by two vectors: eight sums hide the latency of a fused multiply-add, and the
 * whole fits 16 registers.
 *
 * <p>Written out, since vectors in an array do not stay in registers. The sum stands last in each
 * {@code fma}: a receiver that was just read has an exact class, so the call needs no profile.
 */
public final class DoubleTile implements MicroKernel<double[]> {
  private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();
  private static final int ROWS = 4;
  private static final int COLUMNS = 2 * LANES;

  @Override
  public int rows() {
    return ROWS;
  }

  @Override
  public int columns() {
    return COLUMNS;
  }

  @Override
  public void multiply(
      int ks,
      double[] a,
      int atA,
      double[] b,
      int atB,
      double[] c,
      int atC,
      int stride,
      boolean add) {
    DoubleVector c0 = DoubleVector.zero(SPECIES);
    DoubleVector d0 = c0;
    DoubleVector c1 = DoubleVector.zero(SPECIES);
    DoubleVector d1 = c1;
    DoubleVector c2 = DoubleVector.zero(SPECIES);
    DoubleVector d2 = c2;
    DoubleVector c3 = DoubleVector.zero(SPECIES);
    DoubleVector d3 = c3;
    int pb = atB;
    int pa = atA;
    for (int k = 0; k < ks; k++) {
      DoubleVector b0 = DoubleVector.fromArray(SPECIES, b, pb);
      DoubleVector b1 = DoubleVector.fromArray(SPECIES, b, pb + LANES);
      DoubleVector x = DoubleVector.broadcast(SPECIES, a[pa]);
      c0 = x.fma(b0, c0);
      d0 = x.fma(b1, d0);
      x = DoubleVector.broadcast(SPECIES, a[pa + 1]);
      c1 = x.fma(b0, c1);
      d1 = x.fma(b1, d1);
      x = DoubleVector.broadcast(SPECIES, a[pa + 2]);
      c2 = x.fma(b0, c2);
      d2 = x.fma(b1, d2);
      x = DoubleVector.broadcast(SPECIES, a[pa + 3]);
      c3 = x.fma(b0, c3);
      d3 = x.fma(b1, d3);
      pa += ROWS;
      pb += COLUMNS;
    }
    int q1 = atC + stride;
    int q2 = q1 + stride;
    int q3 = q2 + stride;
    if (add) {
      DoubleVector.fromArray(SPECIES, c, atC).add(c0).intoArray(c, atC);
      DoubleVector.fromArray(SPECIES, c, atC + LANES).add(d0).intoArray(c, atC + LANES);
      DoubleVector.fromArray(SPECIES, c, q1).add(c1).intoArray(c, q1);
      DoubleVector.fromArray(SPECIES, c, q1 + LANES).add(d1).intoArray(c, q1 + LANES);
      DoubleVector.fromArray(SPECIES, c, q2).add(c2).intoArray(c, q2);
      DoubleVector.fromArray(SPECIES, c, q2 + LANES).add(d2).intoArray(c, q2 + LANES);
      DoubleVector.fromArray(SPECIES, c, q3).add(c3).intoArray(c, q3);
      DoubleVector.fromArray(SPECIES, c, q3 + LANES).add(d3).intoArray(c, q3 + LANES);
    } else {
      c0.intoArray(c, atC);
      d0.intoArray(c, atC + LANES);
      c1.intoArray(c, q1);
      d1.intoArray(c, q1 + LANES);
      c2.intoArray(c, q2);
      d2.intoArray(c, q2 + LANES);
      c3.intoArray(c, q3);
      d3.intoArray(c, q3 + LANES);
    }
  }

  @Override
  public void multiplyRows(
      int ks,
      double[] a,
      int atA,
      int rowStride,
      int rows,
      double[] b,
      int atB,
      int stepB,
      double[] c,
      int atC,
      int stride,
      boolean add) {
    DoubleVector c0 = DoubleVector.zero(SPECIES);
    DoubleVector d0 = c0;
    DoubleVector c1 = DoubleVector.zero(SPECIES);
    DoubleVector d1 = c1;
    DoubleVector c2 = DoubleVector.zero(SPECIES);
    DoubleVector d2 = c2;
    DoubleVector c3 = DoubleVector.zero(SPECIES);
    DoubleVector d3 = c3;
    int pb = atB;
    int p1 = atA + Math.min(1, rows - 1) * rowStride;
    int p2 = atA + Math.min(2, rows - 1) * rowStride;
    int p3 = atA + Math.min(3, rows - 1) * rowStride;
    for (int k = 0; k < ks; k++) {
      DoubleVector b0 = DoubleVector.fromArray(SPECIES, b, pb);
      DoubleVector b1 = DoubleVector.fromArray(SPECIES, b, pb + LANES);
      DoubleVector x = DoubleVector.broadcast(SPECIES, a[atA + k]);
      c0 = x.fma(b0, c0);
      d0 = x.fma(b1, d0);
      x = DoubleVector.broadcast(SPECIES, a[p1 + k]);
      c1 = x.fma(b0, c1);
      d1 = x.fma(b1, d1);
      x = DoubleVector.broadcast(SPECIES, a[p2 + k]);
      c2 = x.fma(b0, c2);
      d2 = x.fma(b1, d2);
      x = DoubleVector.broadcast(SPECIES, a[p3 + k]);
      c3 = x.fma(b0, c3);
      d3 = x.fma(b1, d3);
      pb += stepB;
    }
    int q1 = atC + stride;
    int q2 = q1 + stride;
    int q3 = q2 + stride;
    if (add) {
      DoubleVector.fromArray(SPECIES, c, atC).add(c0).intoArray(c, atC);
      DoubleVector.fromArray(SPECIES, c, atC + LANES).add(d0).intoArray(c, atC + LANES);
      DoubleVector.fromArray(SPECIES, c, q1).add(c1).intoArray(c, q1);
      DoubleVector.fromArray(SPECIES, c, q1 + LANES).add(d1).intoArray(c, q1 + LANES);
      DoubleVector.fromArray(SPECIES, c, q2).add(c2).intoArray(c, q2);
      DoubleVector.fromArray(SPECIES, c, q2 + LANES).add(d2).intoArray(c, q2 + LANES);
      DoubleVector.fromArray(SPECIES, c, q3).add(c3).intoArray(c, q3);
      DoubleVector.fromArray(SPECIES, c, q3 + LANES).add(d3).intoArray(c, q3 + LANES);
    } else {
      c0.intoArray(c, atC);
      d0.intoArray(c, atC + LANES);
      c1.intoArray(c, q1);
      d1.intoArray(c, q1 + LANES);
      c2.intoArray(c, q2);
      d2.intoArray(c, q2 + LANES);
      c3.intoArray(c, q3);
      d3.intoArray(c, q3 + LANES);
    }
  }

  @Override
  public void multiplyInOrder(
      int ks,
      double[] a,
      int atA,
      int rowStride,
      int kStride,
      int rows,
      double[] b,
      int atB,
      int stepB,
      double[] c,
      int atC,
      int stride) {
    DoubleVector c0 = DoubleVector.zero(SPECIES);
    DoubleVector d0 = c0;
    DoubleVector c1 = DoubleVector.zero(SPECIES);
    DoubleVector d1 = c1;
    DoubleVector c2 = DoubleVector.zero(SPECIES);
    DoubleVector d2 = c2;
    DoubleVector c3 = DoubleVector.zero(SPECIES);
    DoubleVector d3 = c3;
    int pb = atB;
    int p1 = atA + Math.min(1, rows - 1) * rowStride;
    int p2 = atA + Math.min(2, rows - 1) * rowStride;
    int p3 = atA + Math.min(3, rows - 1) * rowStride;
    for (int k = 0; k < ks; k++) {
      int step = k * kStride;
      DoubleVector b0 = DoubleVector.fromArray(SPECIES, b, pb);
      DoubleVector b1 = DoubleVector.fromArray(SPECIES, b, pb + LANES);
      DoubleVector x = DoubleVector.broadcast(SPECIES, a[atA + step]);
      c0 = x.mul(b0).add(c0);
      d0 = x.mul(b1).add(d0);
      x = DoubleVector.broadcast(SPECIES, a[p1 + step]);
      c1 = x.mul(b0).add(c1);
      d1 = x.mul(b1).add(d1);
      x = DoubleVector.broadcast(SPECIES, a[p2 + step]);
      c2 = x.mul(b0).add(c2);
      d2 = x.mul(b1).add(d2);
      x = DoubleVector.broadcast(SPECIES, a[p3 + step]);
      c3 = x.mul(b0).add(c3);
      d3 = x.mul(b1).add(d3);
      pb += stepB;
    }
    int at = atC;
    c0.intoArray(c, at);
    d0.intoArray(c, at + LANES);
    at += stride;
    c1.intoArray(c, at);
    d1.intoArray(c, at + LANES);
    at += stride;
    c2.intoArray(c, at);
    d2.intoArray(c, at + LANES);
    at += stride;
    c3.intoArray(c, at);
    d3.intoArray(c, at + LANES);
  }
}
