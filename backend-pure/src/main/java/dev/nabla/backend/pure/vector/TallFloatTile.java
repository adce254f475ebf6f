package dev.nabla.backend.pure.vector;

import dev.nabla.backend.pure.convolution.FloatTile;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** Eight rows of two vectors: for few channels, where there are 32 registers. */
public final class TallFloatTile extends FloatTile {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LENGTH = SPECIES.length();
  private static final int LANES = 2 * LENGTH;
  private static final int ROWS = 8;

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
    FloatVector c10 = FloatVector.zero(SPECIES);
    FloatVector c11 = FloatVector.zero(SPECIES);
    FloatVector c20 = FloatVector.zero(SPECIES);
    FloatVector c21 = FloatVector.zero(SPECIES);
    FloatVector c30 = FloatVector.zero(SPECIES);
    FloatVector c31 = FloatVector.zero(SPECIES);
    FloatVector c40 = FloatVector.zero(SPECIES);
    FloatVector c41 = FloatVector.zero(SPECIES);
    FloatVector c50 = FloatVector.zero(SPECIES);
    FloatVector c51 = FloatVector.zero(SPECIES);
    FloatVector c60 = FloatVector.zero(SPECIES);
    FloatVector c61 = FloatVector.zero(SPECIES);
    FloatVector c70 = FloatVector.zero(SPECIES);
    FloatVector c71 = FloatVector.zero(SPECIES);
    int a0 = at[row];
    int a1 = at[row + 1];
    int a2 = at[row + 2];
    int a3 = at[row + 3];
    int a4 = at[row + 4];
    int a5 = at[row + 5];
    int a6 = at[row + 6];
    int a7 = at[row + 7];
    int p = panelAt;
    for (int k = first; k < first + n; k++) {
      FloatVector b0 = FloatVector.fromArray(SPECIES, panel, p);
      FloatVector b1 = FloatVector.fromArray(SPECIES, panel, p + LENGTH);
      int s = step[k];
      FloatVector x = FloatVector.broadcast(SPECIES, a[a0 + s]);
      c00 = x.fma(b0, c00);
      c01 = x.fma(b1, c01);
      x = FloatVector.broadcast(SPECIES, a[a1 + s]);
      c10 = x.fma(b0, c10);
      c11 = x.fma(b1, c11);
      x = FloatVector.broadcast(SPECIES, a[a2 + s]);
      c20 = x.fma(b0, c20);
      c21 = x.fma(b1, c21);
      x = FloatVector.broadcast(SPECIES, a[a3 + s]);
      c30 = x.fma(b0, c30);
      c31 = x.fma(b1, c31);
      x = FloatVector.broadcast(SPECIES, a[a4 + s]);
      c40 = x.fma(b0, c40);
      c41 = x.fma(b1, c41);
      x = FloatVector.broadcast(SPECIES, a[a5 + s]);
      c50 = x.fma(b0, c50);
      c51 = x.fma(b1, c51);
      x = FloatVector.broadcast(SPECIES, a[a6 + s]);
      c60 = x.fma(b0, c60);
      c61 = x.fma(b1, c61);
      x = FloatVector.broadcast(SPECIES, a[a7 + s]);
      c70 = x.fma(b0, c70);
      c71 = x.fma(b1, c71);
      p += LANES;
    }
    c00.add(FloatVector.fromArray(SPECIES, c, to)).intoArray(c, to);
    c01.add(FloatVector.fromArray(SPECIES, c, to + LENGTH)).intoArray(c, to + LENGTH);
    c10.add(FloatVector.fromArray(SPECIES, c, to + 2 * LENGTH)).intoArray(c, to + 2 * LENGTH);
    c11.add(FloatVector.fromArray(SPECIES, c, to + 3 * LENGTH)).intoArray(c, to + 3 * LENGTH);
    c20.add(FloatVector.fromArray(SPECIES, c, to + 4 * LENGTH)).intoArray(c, to + 4 * LENGTH);
    c21.add(FloatVector.fromArray(SPECIES, c, to + 5 * LENGTH)).intoArray(c, to + 5 * LENGTH);
    c30.add(FloatVector.fromArray(SPECIES, c, to + 6 * LENGTH)).intoArray(c, to + 6 * LENGTH);
    c31.add(FloatVector.fromArray(SPECIES, c, to + 7 * LENGTH)).intoArray(c, to + 7 * LENGTH);
    c40.add(FloatVector.fromArray(SPECIES, c, to + 8 * LENGTH)).intoArray(c, to + 8 * LENGTH);
    c41.add(FloatVector.fromArray(SPECIES, c, to + 9 * LENGTH)).intoArray(c, to + 9 * LENGTH);
    c50.add(FloatVector.fromArray(SPECIES, c, to + 10 * LENGTH)).intoArray(c, to + 10 * LENGTH);
    c51.add(FloatVector.fromArray(SPECIES, c, to + 11 * LENGTH)).intoArray(c, to + 11 * LENGTH);
    c60.add(FloatVector.fromArray(SPECIES, c, to + 12 * LENGTH)).intoArray(c, to + 12 * LENGTH);
    c61.add(FloatVector.fromArray(SPECIES, c, to + 13 * LENGTH)).intoArray(c, to + 13 * LENGTH);
    c70.add(FloatVector.fromArray(SPECIES, c, to + 14 * LENGTH)).intoArray(c, to + 14 * LENGTH);
    c71.add(FloatVector.fromArray(SPECIES, c, to + 15 * LENGTH)).intoArray(c, to + 15 * LENGTH);
  }
}
