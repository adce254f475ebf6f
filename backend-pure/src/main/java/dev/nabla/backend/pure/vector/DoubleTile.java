package dev.nabla.backend.pure.vector;

import dev.nabla.backend.pure.matrix.MicroKernel;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * A tile of four rows by two vectors: eight sums hide the latency of a fused multiply-add, and the
 * whole fits 16 registers.
 *
 * <p>Written out, since vectors in an array, or handed to a method of ours, do not stay in
 * registers. Methods are called on what {@code ZERO.broadcast} gave: only of a constant does the
 * compiler of Java 17 know the exact class, and elsewhere it boxes as soon as other code in the
 * process uses vectors of another length. The constant itself must not flow into a loop: it is a
 * box. Places are linear in the loop's counter: then their bounds are checked once, before it. Two
 * steps at a time are less work where the rows lie apart; of two panels, the compiler of Java 25
 * would read all elements of both steps first, and run out of registers.
 */
public final class DoubleTile implements MicroKernel<double[]> {
  private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();
  private static final int ROWS = 4;
  private static final int COLUMNS = 2 * LANES;
  private static final DoubleVector ZERO = DoubleVector.zero(SPECIES);

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
      int rowStride,
      int rows,
      double[] b,
      int atB,
      double[] c,
      int atC,
      int stride) {
    DoubleVector zero = ZERO.broadcast(0);
    DoubleVector c0 = zero;
    DoubleVector d0 = zero;
    DoubleVector c1 = zero;
    DoubleVector d1 = zero;
    DoubleVector c2 = zero;
    DoubleVector d2 = zero;
    DoubleVector c3 = zero;
    DoubleVector d3 = zero;
    int p1 = atA + Math.min(1, rows - 1) * rowStride;
    int p2 = atA + Math.min(2, rows - 1) * rowStride;
    int p3 = atA + Math.min(3, rows - 1) * rowStride;
    int even = ks - ks % 2;
    int k = 0;
    for (; k < even; k += 2) {
      DoubleVector b0 = DoubleVector.fromArray(SPECIES, b, atB + k * COLUMNS);
      DoubleVector b1 = DoubleVector.fromArray(SPECIES, b, atB + k * COLUMNS + LANES);
      DoubleVector x = ZERO.broadcast(a[atA + k]);
      c0 = x.fma(b0, c0);
      d0 = x.fma(b1, d0);
      x = ZERO.broadcast(a[p1 + k]);
      c1 = x.fma(b0, c1);
      d1 = x.fma(b1, d1);
      x = ZERO.broadcast(a[p2 + k]);
      c2 = x.fma(b0, c2);
      d2 = x.fma(b1, d2);
      x = ZERO.broadcast(a[p3 + k]);
      c3 = x.fma(b0, c3);
      d3 = x.fma(b1, d3);
      b0 = DoubleVector.fromArray(SPECIES, b, atB + k * COLUMNS + 2 * LANES);
      b1 = DoubleVector.fromArray(SPECIES, b, atB + k * COLUMNS + 3 * LANES);
      x = ZERO.broadcast(a[atA + k + 1]);
      c0 = x.fma(b0, c0);
      d0 = x.fma(b1, d0);
      x = ZERO.broadcast(a[p1 + k + 1]);
      c1 = x.fma(b0, c1);
      d1 = x.fma(b1, d1);
      x = ZERO.broadcast(a[p2 + k + 1]);
      c2 = x.fma(b0, c2);
      d2 = x.fma(b1, d2);
      x = ZERO.broadcast(a[p3 + k + 1]);
      c3 = x.fma(b0, c3);
      d3 = x.fma(b1, d3);
    }
    for (; k < ks; k++) {
      DoubleVector b0 = DoubleVector.fromArray(SPECIES, b, atB + k * COLUMNS);
      DoubleVector b1 = DoubleVector.fromArray(SPECIES, b, atB + k * COLUMNS + LANES);
      DoubleVector x = ZERO.broadcast(a[atA + k]);
      c0 = x.fma(b0, c0);
      d0 = x.fma(b1, d0);
      x = ZERO.broadcast(a[p1 + k]);
      c1 = x.fma(b0, c1);
      d1 = x.fma(b1, d1);
      x = ZERO.broadcast(a[p2 + k]);
      c2 = x.fma(b0, c2);
      d2 = x.fma(b1, d2);
      x = ZERO.broadcast(a[p3 + k]);
      c3 = x.fma(b0, c3);
      d3 = x.fma(b1, d3);
    }
    int q1 = atC + stride;
    int q2 = q1 + stride;
    int q3 = q2 + stride;
    zero.add(c0).intoArray(c, atC);
    zero.add(d0).intoArray(c, atC + LANES);
    zero.add(c1).intoArray(c, q1);
    zero.add(d1).intoArray(c, q1 + LANES);
    zero.add(c2).intoArray(c, q2);
    zero.add(d2).intoArray(c, q2 + LANES);
    zero.add(c3).intoArray(c, q3);
    zero.add(d3).intoArray(c, q3 + LANES);
  }

  @Override
  public void multiplyPanels(
      int ks, double[] a, int atA, double[] b, int atB, double[] c, int atC, int stride) {
    DoubleVector zero = ZERO.broadcast(0);
    DoubleVector c0 = zero;
    DoubleVector d0 = zero;
    DoubleVector c1 = zero;
    DoubleVector d1 = zero;
    DoubleVector c2 = zero;
    DoubleVector d2 = zero;
    DoubleVector c3 = zero;
    DoubleVector d3 = zero;
    for (int k = 0; k < ks; k++) {
      DoubleVector b0 = DoubleVector.fromArray(SPECIES, b, atB + k * COLUMNS);
      DoubleVector b1 = DoubleVector.fromArray(SPECIES, b, atB + k * COLUMNS + LANES);
      DoubleVector x = ZERO.broadcast(a[atA + k * ROWS]);
      c0 = x.fma(b0, c0);
      d0 = x.fma(b1, d0);
      x = ZERO.broadcast(a[atA + k * ROWS + 1]);
      c1 = x.fma(b0, c1);
      d1 = x.fma(b1, d1);
      x = ZERO.broadcast(a[atA + k * ROWS + 2]);
      c2 = x.fma(b0, c2);
      d2 = x.fma(b1, d2);
      x = ZERO.broadcast(a[atA + k * ROWS + 3]);
      c3 = x.fma(b0, c3);
      d3 = x.fma(b1, d3);
    }
    int q1 = atC + stride;
    int q2 = q1 + stride;
    int q3 = q2 + stride;
    zero.add(c0).intoArray(c, atC);
    zero.add(d0).intoArray(c, atC + LANES);
    zero.add(c1).intoArray(c, q1);
    zero.add(d1).intoArray(c, q1 + LANES);
    zero.add(c2).intoArray(c, q2);
    zero.add(d2).intoArray(c, q2 + LANES);
    zero.add(c3).intoArray(c, q3);
    zero.add(d3).intoArray(c, q3 + LANES);
  }

  @Override
  public void multiplyInPlace(
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
      int stride) {
    DoubleVector zero = ZERO.broadcast(0);
    DoubleVector c0 = zero;
    DoubleVector d0 = zero;
    DoubleVector c1 = zero;
    DoubleVector d1 = zero;
    DoubleVector c2 = zero;
    DoubleVector d2 = zero;
    DoubleVector c3 = zero;
    DoubleVector d3 = zero;
    int p1 = atA + Math.min(1, rows - 1) * rowStride;
    int p2 = atA + Math.min(2, rows - 1) * rowStride;
    int p3 = atA + Math.min(3, rows - 1) * rowStride;
    int pb = atB;
    for (int k = 0; k < ks; k++) {
      DoubleVector b0 = DoubleVector.fromArray(SPECIES, b, pb);
      DoubleVector b1 = DoubleVector.fromArray(SPECIES, b, pb + LANES);
      DoubleVector x = ZERO.broadcast(a[atA + k]);
      c0 = x.fma(b0, c0);
      d0 = x.fma(b1, d0);
      x = ZERO.broadcast(a[p1 + k]);
      c1 = x.fma(b0, c1);
      d1 = x.fma(b1, d1);
      x = ZERO.broadcast(a[p2 + k]);
      c2 = x.fma(b0, c2);
      d2 = x.fma(b1, d2);
      x = ZERO.broadcast(a[p3 + k]);
      c3 = x.fma(b0, c3);
      d3 = x.fma(b1, d3);
      pb += stepB;
    }
    int q1 = atC + stride;
    int q2 = q1 + stride;
    int q3 = q2 + stride;
    zero.add(c0).intoArray(c, atC);
    zero.add(d0).intoArray(c, atC + LANES);
    zero.add(c1).intoArray(c, q1);
    zero.add(d1).intoArray(c, q1 + LANES);
    zero.add(c2).intoArray(c, q2);
    zero.add(d2).intoArray(c, q2 + LANES);
    zero.add(c3).intoArray(c, q3);
    zero.add(d3).intoArray(c, q3 + LANES);
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
    DoubleVector zero = ZERO.broadcast(0);
    DoubleVector c0 = zero;
    DoubleVector d0 = zero;
    DoubleVector c1 = zero;
    DoubleVector d1 = zero;
    DoubleVector c2 = zero;
    DoubleVector d2 = zero;
    DoubleVector c3 = zero;
    DoubleVector d3 = zero;
    int pb = atB;
    int p1 = atA + Math.min(1, rows - 1) * rowStride;
    int p2 = atA + Math.min(2, rows - 1) * rowStride;
    int p3 = atA + Math.min(3, rows - 1) * rowStride;
    for (int k = 0; k < ks; k++) {
      int step = k * kStride;
      DoubleVector b0 = DoubleVector.fromArray(SPECIES, b, pb);
      DoubleVector b1 = DoubleVector.fromArray(SPECIES, b, pb + LANES);
      DoubleVector x = ZERO.broadcast(a[atA + step]);
      c0 = x.mul(b0).add(c0);
      d0 = x.mul(b1).add(d0);
      x = ZERO.broadcast(a[p1 + step]);
      c1 = x.mul(b0).add(c1);
      d1 = x.mul(b1).add(d1);
      x = ZERO.broadcast(a[p2 + step]);
      c2 = x.mul(b0).add(c2);
      d2 = x.mul(b1).add(d2);
      x = ZERO.broadcast(a[p3 + step]);
      c3 = x.mul(b0).add(c3);
      d3 = x.mul(b1).add(d3);
      pb += stepB;
    }
    int at = atC;
    zero.add(c0).intoArray(c, at);
    zero.add(d0).intoArray(c, at + LANES);
    at += stride;
    zero.add(c1).intoArray(c, at);
    zero.add(d1).intoArray(c, at + LANES);
    at += stride;
    zero.add(c2).intoArray(c, at);
    zero.add(d2).intoArray(c, at + LANES);
    at += stride;
    zero.add(c3).intoArray(c, at);
    zero.add(d3).intoArray(c, at + LANES);
  }
}
