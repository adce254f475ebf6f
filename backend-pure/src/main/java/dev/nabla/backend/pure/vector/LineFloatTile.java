package dev.nabla.backend.pure.vector;

import dev.nabla.backend.pure.convolution.FloatTile;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Four rows of two vectors where the elements of a row are neighbours: of the steps, the first one
 * alone is read.
 */
public final class LineFloatTile extends FloatTile {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LENGTH = SPECIES.length();
  private static final int LANES = 2 * LENGTH;
  private static final int ROWS = 4;
  private static final FloatVector ZERO = FloatVector.zero(SPECIES);

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
    FloatVector zero = ZERO.broadcast(0);
    FloatVector c0 = zero;
    FloatVector d0 = zero;
    FloatVector c1 = zero;
    FloatVector d1 = zero;
    FloatVector c2 = zero;
    FloatVector d2 = zero;
    FloatVector c3 = zero;
    FloatVector d3 = zero;
    int a0 = at[row] + step[first];
    int a1 = at[row + 1] + step[first];
    int a2 = at[row + 2] + step[first];
    int a3 = at[row + 3] + step[first];
    for (int k = 0; k < n; k++) {
      FloatVector b0 = FloatVector.fromArray(SPECIES, panel, panelAt + k * LANES);
      FloatVector b1 = FloatVector.fromArray(SPECIES, panel, panelAt + k * LANES + LENGTH);
      FloatVector x = ZERO.broadcast(a[a0 + k]);
      c0 = x.fma(b0, c0);
      d0 = x.fma(b1, d0);
      x = ZERO.broadcast(a[a1 + k]);
      c1 = x.fma(b0, c1);
      d1 = x.fma(b1, d1);
      x = ZERO.broadcast(a[a2 + k]);
      c2 = x.fma(b0, c2);
      d2 = x.fma(b1, d2);
      x = ZERO.broadcast(a[a3 + k]);
      c3 = x.fma(b0, c3);
      d3 = x.fma(b1, d3);
    }
    zero.add(c0).add(FloatVector.fromArray(SPECIES, c, to)).intoArray(c, to);
    zero.add(d0).add(FloatVector.fromArray(SPECIES, c, to + LENGTH)).intoArray(c, to + LENGTH);
    zero.add(c1)
        .add(FloatVector.fromArray(SPECIES, c, to + 2 * LENGTH))
        .intoArray(c, to + 2 * LENGTH);
    zero.add(d1)
        .add(FloatVector.fromArray(SPECIES, c, to + 3 * LENGTH))
        .intoArray(c, to + 3 * LENGTH);
    zero.add(c2)
        .add(FloatVector.fromArray(SPECIES, c, to + 4 * LENGTH))
        .intoArray(c, to + 4 * LENGTH);
    zero.add(d2)
        .add(FloatVector.fromArray(SPECIES, c, to + 5 * LENGTH))
        .intoArray(c, to + 5 * LENGTH);
    zero.add(c3)
        .add(FloatVector.fromArray(SPECIES, c, to + 6 * LENGTH))
        .intoArray(c, to + 6 * LENGTH);
    zero.add(d3)
        .add(FloatVector.fromArray(SPECIES, c, to + 7 * LENGTH))
        .intoArray(c, to + 7 * LENGTH);
  }
}
