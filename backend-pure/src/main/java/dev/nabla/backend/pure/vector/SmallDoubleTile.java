package dev.nabla.backend.pure.vector;

import dev.nabla.backend.pure.convolution.DoubleTile;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** Four rows of three vectors: twelve sums, which with what they read fill 16 registers. */
public final class SmallDoubleTile extends DoubleTile {
  private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
  private static final int LENGTH = SPECIES.length();
  private static final int LANES = 3 * LENGTH;
  private static final int ROWS = 4;

  @Override
  public int rows() {
    return ROWS;
  }

  @Override
  public int lanes() {
    return LANES;
  }

  @Override
  protected void run(
      double[] a,
      int[] at,
      int row,
      int[] step,
      int first,
      int n,
      double[] panel,
      int panelAt,
      double[] c,
      int to) {
    DoubleVector c00 = DoubleVector.zero(SPECIES);
    DoubleVector c01 = DoubleVector.zero(SPECIES);
    DoubleVector c02 = DoubleVector.zero(SPECIES);
    DoubleVector c10 = DoubleVector.zero(SPECIES);
    DoubleVector c11 = DoubleVector.zero(SPECIES);
    DoubleVector c12 = DoubleVector.zero(SPECIES);
    DoubleVector c20 = DoubleVector.zero(SPECIES);
    DoubleVector c21 = DoubleVector.zero(SPECIES);
    DoubleVector c22 = DoubleVector.zero(SPECIES);
    DoubleVector c30 = DoubleVector.zero(SPECIES);
    DoubleVector c31 = DoubleVector.zero(SPECIES);
    DoubleVector c32 = DoubleVector.zero(SPECIES);
    int a0 = at[row];
    int a1 = at[row + 1];
    int a2 = at[row + 2];
    int a3 = at[row + 3];
    int p = panelAt;
    for (int k = first; k < first + n; k++) {
      DoubleVector b0 = DoubleVector.fromArray(SPECIES, panel, p);
      DoubleVector b1 = DoubleVector.fromArray(SPECIES, panel, p + LENGTH);
      DoubleVector b2 = DoubleVector.fromArray(SPECIES, panel, p + 2 * LENGTH);
      int s = step[k];
      DoubleVector x = DoubleVector.broadcast(SPECIES, a[a0 + s]);
      c00 = x.fma(b0, c00);
      c01 = x.fma(b1, c01);
      c02 = x.fma(b2, c02);
      x = DoubleVector.broadcast(SPECIES, a[a1 + s]);
      c10 = x.fma(b0, c10);
      c11 = x.fma(b1, c11);
      c12 = x.fma(b2, c12);
      x = DoubleVector.broadcast(SPECIES, a[a2 + s]);
      c20 = x.fma(b0, c20);
      c21 = x.fma(b1, c21);
      c22 = x.fma(b2, c22);
      x = DoubleVector.broadcast(SPECIES, a[a3 + s]);
      c30 = x.fma(b0, c30);
      c31 = x.fma(b1, c31);
      c32 = x.fma(b2, c32);
      p += LANES;
    }
    c00.add(DoubleVector.fromArray(SPECIES, c, to)).intoArray(c, to);
    c01.add(DoubleVector.fromArray(SPECIES, c, to + LENGTH)).intoArray(c, to + LENGTH);
    c02.add(DoubleVector.fromArray(SPECIES, c, to + 2 * LENGTH)).intoArray(c, to + 2 * LENGTH);
    c10.add(DoubleVector.fromArray(SPECIES, c, to + 3 * LENGTH)).intoArray(c, to + 3 * LENGTH);
    c11.add(DoubleVector.fromArray(SPECIES, c, to + 4 * LENGTH)).intoArray(c, to + 4 * LENGTH);
    c12.add(DoubleVector.fromArray(SPECIES, c, to + 5 * LENGTH)).intoArray(c, to + 5 * LENGTH);
    c20.add(DoubleVector.fromArray(SPECIES, c, to + 6 * LENGTH)).intoArray(c, to + 6 * LENGTH);
    c21.add(DoubleVector.fromArray(SPECIES, c, to + 7 * LENGTH)).intoArray(c, to + 7 * LENGTH);
    c22.add(DoubleVector.fromArray(SPECIES, c, to + 8 * LENGTH)).intoArray(c, to + 8 * LENGTH);
    c30.add(DoubleVector.fromArray(SPECIES, c, to + 9 * LENGTH)).intoArray(c, to + 9 * LENGTH);
    c31.add(DoubleVector.fromArray(SPECIES, c, to + 10 * LENGTH)).intoArray(c, to + 10 * LENGTH);
    c32.add(DoubleVector.fromArray(SPECIES, c, to + 11 * LENGTH)).intoArray(c, to + 11 * LENGTH);
  }
}
