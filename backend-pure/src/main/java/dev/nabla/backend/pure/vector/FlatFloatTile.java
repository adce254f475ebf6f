package dev.nabla.backend.pure.vector;

import dev.nabla.backend.pure.convolution.FlatTile;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** Four channels by two vectors of places: eight sums; see FloatTile. */
public final class FlatFloatTile implements FlatTile {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LENGTH = SPECIES.length();
  private static final int ROWS = 4;
  private static final FloatVector ZERO = FloatVector.zero(SPECIES);

  @Override
  public int rows() {
    return ROWS;
  }

  @Override
  public int lanes() {
    return 2 * LENGTH;
  }

  @Override
  public void pack(
      Object weight, int start, int apart, int used, int[] by, Object panel, int panelAt) {
    float[] w = (float[]) weight;
    float[] into = (float[]) panel;
    for (int k = 0; k < by.length; k++) {
      int at = panelAt + k * ROWS;
      for (int r = 0; r < used; r++) {
        into[at + r] = w[start + r * apart + by[k]];
      }
      Arrays.fill(into, at + used, at + ROWS, 0);
    }
  }

  @Override
  public void run(
      Object panel, int panelAt, Object x, int at, int[] step, Object c, int to, int stride) {
    run((float[]) panel, panelAt, (float[]) x, at, step, (float[]) c, to, stride);
  }

  private static void run(
      float[] panel, int panelAt, float[] x, int at, int[] step, float[] c, int to, int stride) {
    FloatVector zero = ZERO.broadcast(0);
    FloatVector c0 = zero;
    FloatVector d0 = zero;
    FloatVector c1 = zero;
    FloatVector d1 = zero;
    FloatVector c2 = zero;
    FloatVector d2 = zero;
    FloatVector c3 = zero;
    FloatVector d3 = zero;
    for (int k = 0; k < step.length; k++) {
      int s = at + step[k];
      FloatVector b0 = FloatVector.fromArray(SPECIES, x, s);
      FloatVector b1 = FloatVector.fromArray(SPECIES, x, s + LENGTH);
      FloatVector w = ZERO.broadcast(panel[panelAt + k * ROWS]);
      c0 = w.fma(b0, c0);
      d0 = w.fma(b1, d0);
      w = ZERO.broadcast(panel[panelAt + k * ROWS + 1]);
      c1 = w.fma(b0, c1);
      d1 = w.fma(b1, d1);
      w = ZERO.broadcast(panel[panelAt + k * ROWS + 2]);
      c2 = w.fma(b0, c2);
      d2 = w.fma(b1, d2);
      w = ZERO.broadcast(panel[panelAt + k * ROWS + 3]);
      c3 = w.fma(b0, c3);
      d3 = w.fma(b1, d3);
    }
    int q1 = to + stride;
    int q2 = q1 + stride;
    int q3 = q2 + stride;
    zero.add(c0).intoArray(c, to);
    zero.add(d0).intoArray(c, to + LENGTH);
    zero.add(c1).intoArray(c, q1);
    zero.add(d1).intoArray(c, q1 + LENGTH);
    zero.add(c2).intoArray(c, q2);
    zero.add(d2).intoArray(c, q2 + LENGTH);
    zero.add(c3).intoArray(c, q3);
    zero.add(d3).intoArray(c, q3 + LENGTH);
  }
}
