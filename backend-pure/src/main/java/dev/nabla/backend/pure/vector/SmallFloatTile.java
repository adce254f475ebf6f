package dev.nabla.backend.pure.vector;

import dev.nabla.backend.pure.convolution.FloatTile;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** Four rows of three vectors: twelve sums, which with what they read fill 16 registers. */
public final class SmallFloatTile extends FloatTile {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
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
    FloatVector c10 = FloatVector.zero(SPECIES);
    FloatVector c11 = FloatVector.zero(SPECIES);
    FloatVector c12 = FloatVector.zero(SPECIES);
    FloatVector c20 = FloatVector.zero(SPECIES);
    FloatVector c21 = FloatVector.zero(SPECIES);
    FloatVector c22 = FloatVector.zero(SPECIES);
    FloatVector c30 = FloatVector.zero(SPECIES);
    FloatVector c31 = FloatVector.zero(SPECIES);
    FloatVector c32 = FloatVector.zero(SPECIES);
    int a0 = at[row];
    int a1 = at[row + 1];
    int a2 = at[row + 2];
    int a3 = at[row + 3];
    int p = panelAt;
    for (int k = first; k < first + n; k++) {
      FloatVector b0 = FloatVector.fromArray(SPECIES, panel, p);
      FloatVector b1 = FloatVector.fromArray(SPECIES, panel, p + LENGTH);
      FloatVector b2 = FloatVector.fromArray(SPECIES, panel, p + 2 * LENGTH);
      int s = step[k];
      FloatVector x = FloatVector.broadcast(SPECIES, a[a0 + s]);
      c00 = x.fma(b0, c00);
      c01 = x.fma(b1, c01);
      c02 = x.fma(b2, c02);
      x = FloatVector.broadcast(SPECIES, a[a1 + s]);
      c10 = x.fma(b0, c10);
      c11 = x.fma(b1, c11);
      c12 = x.fma(b2, c12);
      x = FloatVector.broadcast(SPECIES, a[a2 + s]);
      c20 = x.fma(b0, c20);
      c21 = x.fma(b1, c21);
      c22 = x.fma(b2, c22);
      x = FloatVector.broadcast(SPECIES, a[a3 + s]);
      c30 = x.fma(b0, c30);
      c31 = x.fma(b1, c31);
      c32 = x.fma(b2, c32);
      p += LANES;
    }
    c00.add(FloatVector.fromArray(SPECIES, c, to)).intoArray(c, to);
    c01.add(FloatVector.fromArray(SPECIES, c, to + LENGTH)).intoArray(c, to + LENGTH);
    c02.add(FloatVector.fromArray(SPECIES, c, to + 2 * LENGTH)).intoArray(c, to + 2 * LENGTH);
    c10.add(FloatVector.fromArray(SPECIES, c, to + 3 * LENGTH)).intoArray(c, to + 3 * LENGTH);
    c11.add(FloatVector.fromArray(SPECIES, c, to + 4 * LENGTH)).intoArray(c, to + 4 * LENGTH);
    c12.add(FloatVector.fromArray(SPECIES, c, to + 5 * LENGTH)).intoArray(c, to + 5 * LENGTH);
    c20.add(FloatVector.fromArray(SPECIES, c, to + 6 * LENGTH)).intoArray(c, to + 6 * LENGTH);
    c21.add(FloatVector.fromArray(SPECIES, c, to + 7 * LENGTH)).intoArray(c, to + 7 * LENGTH);
    c22.add(FloatVector.fromArray(SPECIES, c, to + 8 * LENGTH)).intoArray(c, to + 8 * LENGTH);
    c30.add(FloatVector.fromArray(SPECIES, c, to + 9 * LENGTH)).intoArray(c, to + 9 * LENGTH);
    c31.add(FloatVector.fromArray(SPECIES, c, to + 10 * LENGTH)).intoArray(c, to + 10 * LENGTH);
    c32.add(FloatVector.fromArray(SPECIES, c, to + 11 * LENGTH)).intoArray(c, to + 11 * LENGTH);
  }
}
