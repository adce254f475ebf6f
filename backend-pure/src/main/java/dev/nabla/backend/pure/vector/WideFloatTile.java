package dev.nabla.backend.pure.vector;

import dev.nabla.backend.pure.convolution.FloatTile;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** Six rows of four vectors: one broadcast for four multiply-adds, where there are 32 registers. */
public final class WideFloatTile extends FloatTile {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LENGTH = SPECIES.length();
  private static final int LANES = 4 * LENGTH;
  private static final int ROWS = 6;

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
      float[] a,
      int[] at,
      int row,
      int[] step,
      int first,
      int n,
      float[] panel,
      int panelAt,
      float[] c,
      int to) {
    FloatVector c00 = FloatVector.zero(SPECIES);
    FloatVector c01 = FloatVector.zero(SPECIES);
    FloatVector c02 = FloatVector.zero(SPECIES);
    FloatVector c03 = FloatVector.zero(SPECIES);
    FloatVector c10 = FloatVector.zero(SPECIES);
    FloatVector c11 = FloatVector.zero(SPECIES);
    FloatVector c12 = FloatVector.zero(SPECIES);
    FloatVector c13 = FloatVector.zero(SPECIES);
    FloatVector c20 = FloatVector.zero(SPECIES);
    FloatVector c21 = FloatVector.zero(SPECIES);
    FloatVector c22 = FloatVector.zero(SPECIES);
    FloatVector c23 = FloatVector.zero(SPECIES);
    FloatVector c30 = FloatVector.zero(SPECIES);
    FloatVector c31 = FloatVector.zero(SPECIES);
    FloatVector c32 = FloatVector.zero(SPECIES);
    FloatVector c33 = FloatVector.zero(SPECIES);
    FloatVector c40 = FloatVector.zero(SPECIES);
    FloatVector c41 = FloatVector.zero(SPECIES);
    FloatVector c42 = FloatVector.zero(SPECIES);
    FloatVector c43 = FloatVector.zero(SPECIES);
    FloatVector c50 = FloatVector.zero(SPECIES);
    FloatVector c51 = FloatVector.zero(SPECIES);
    FloatVector c52 = FloatVector.zero(SPECIES);
    FloatVector c53 = FloatVector.zero(SPECIES);
    int a0 = at[row];
    int a1 = at[row + 1];
    int a2 = at[row + 2];
    int a3 = at[row + 3];
    int a4 = at[row + 4];
    int a5 = at[row + 5];
    int p = panelAt;
    for (int k = first; k < first + n; k++) {
      FloatVector b0 = FloatVector.fromArray(SPECIES, panel, p);
      FloatVector b1 = FloatVector.fromArray(SPECIES, panel, p + LENGTH);
      FloatVector b2 = FloatVector.fromArray(SPECIES, panel, p + 2 * LENGTH);
      FloatVector b3 = FloatVector.fromArray(SPECIES, panel, p + 3 * LENGTH);
      int s = step[k];
      FloatVector x = FloatVector.broadcast(SPECIES, a[a0 + s]);
      c00 = x.fma(b0, c00);
      c01 = x.fma(b1, c01);
      c02 = x.fma(b2, c02);
      c03 = x.fma(b3, c03);
      x = FloatVector.broadcast(SPECIES, a[a1 + s]);
      c10 = x.fma(b0, c10);
      c11 = x.fma(b1, c11);
      c12 = x.fma(b2, c12);
      c13 = x.fma(b3, c13);
      x = FloatVector.broadcast(SPECIES, a[a2 + s]);
      c20 = x.fma(b0, c20);
      c21 = x.fma(b1, c21);
      c22 = x.fma(b2, c22);
      c23 = x.fma(b3, c23);
      x = FloatVector.broadcast(SPECIES, a[a3 + s]);
      c30 = x.fma(b0, c30);
      c31 = x.fma(b1, c31);
      c32 = x.fma(b2, c32);
      c33 = x.fma(b3, c33);
      x = FloatVector.broadcast(SPECIES, a[a4 + s]);
      c40 = x.fma(b0, c40);
      c41 = x.fma(b1, c41);
      c42 = x.fma(b2, c42);
      c43 = x.fma(b3, c43);
      x = FloatVector.broadcast(SPECIES, a[a5 + s]);
      c50 = x.fma(b0, c50);
      c51 = x.fma(b1, c51);
      c52 = x.fma(b2, c52);
      c53 = x.fma(b3, c53);
      p += LANES;
    }
    c00.add(FloatVector.fromArray(SPECIES, c, to)).intoArray(c, to);
    c01.add(FloatVector.fromArray(SPECIES, c, to + LENGTH)).intoArray(c, to + LENGTH);
    c02.add(FloatVector.fromArray(SPECIES, c, to + 2 * LENGTH)).intoArray(c, to + 2 * LENGTH);
    c03.add(FloatVector.fromArray(SPECIES, c, to + 3 * LENGTH)).intoArray(c, to + 3 * LENGTH);
    c10.add(FloatVector.fromArray(SPECIES, c, to + 4 * LENGTH)).intoArray(c, to + 4 * LENGTH);
    c11.add(FloatVector.fromArray(SPECIES, c, to + 5 * LENGTH)).intoArray(c, to + 5 * LENGTH);
    c12.add(FloatVector.fromArray(SPECIES, c, to + 6 * LENGTH)).intoArray(c, to + 6 * LENGTH);
    c13.add(FloatVector.fromArray(SPECIES, c, to + 7 * LENGTH)).intoArray(c, to + 7 * LENGTH);
    c20.add(FloatVector.fromArray(SPECIES, c, to + 8 * LENGTH)).intoArray(c, to + 8 * LENGTH);
    c21.add(FloatVector.fromArray(SPECIES, c, to + 9 * LENGTH)).intoArray(c, to + 9 * LENGTH);
    c22.add(FloatVector.fromArray(SPECIES, c, to + 10 * LENGTH)).intoArray(c, to + 10 * LENGTH);
    c23.add(FloatVector.fromArray(SPECIES, c, to + 11 * LENGTH)).intoArray(c, to + 11 * LENGTH);
    c30.add(FloatVector.fromArray(SPECIES, c, to + 12 * LENGTH)).intoArray(c, to + 12 * LENGTH);
    c31.add(FloatVector.fromArray(SPECIES, c, to + 13 * LENGTH)).intoArray(c, to + 13 * LENGTH);
    c32.add(FloatVector.fromArray(SPECIES, c, to + 14 * LENGTH)).intoArray(c, to + 14 * LENGTH);
    c33.add(FloatVector.fromArray(SPECIES, c, to + 15 * LENGTH)).intoArray(c, to + 15 * LENGTH);
    c40.add(FloatVector.fromArray(SPECIES, c, to + 16 * LENGTH)).intoArray(c, to + 16 * LENGTH);
    c41.add(FloatVector.fromArray(SPECIES, c, to + 17 * LENGTH)).intoArray(c, to + 17 * LENGTH);
    c42.add(FloatVector.fromArray(SPECIES, c, to + 18 * LENGTH)).intoArray(c, to + 18 * LENGTH);
    c43.add(FloatVector.fromArray(SPECIES, c, to + 19 * LENGTH)).intoArray(c, to + 19 * LENGTH);
    c50.add(FloatVector.fromArray(SPECIES, c, to + 20 * LENGTH)).intoArray(c, to + 20 * LENGTH);
    c51.add(FloatVector.fromArray(SPECIES, c, to + 21 * LENGTH)).intoArray(c, to + 21 * LENGTH);
    c52.add(FloatVector.fromArray(SPECIES, c, to + 22 * LENGTH)).intoArray(c, to + 22 * LENGTH);
    c53.add(FloatVector.fromArray(SPECIES, c, to + 23 * LENGTH)).intoArray(c, to + 23 * LENGTH);
  }
}
