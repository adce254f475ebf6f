package dev.nabla.backend.pure.convolution;

import java.util.Arrays;

/** The loop over floats, in plain Java: one row after the other, which vectorises by itself. */
public class FloatTile implements Tile {
  /** How many rows are moved at once. */
  private static final int BLOCK = 8;

  private static final int ROWS = 8;
  private static final int LANES = 64;

  /** How many lines are added at once, so that the sums are read and written less often. */
  private static final int DEPTH = 4;

  @Override
  public int rows() {
    return ROWS;
  }

  @Override
  public int lanes() {
    return LANES;
  }

  @Override
  public final Object allocate(int length) {
    return new float[length];
  }

  @Override
  public final void clear(Object c, int n) {
    Arrays.fill((float[]) c, 0, n, 0);
  }

  @Override
  public final void run(
      Object a,
      int[] at,
      int row,
      int[] step,
      int first,
      int n,
      Object panel,
      int panelAt,
      Object c,
      int to) {
    run((float[]) a, at, row, step, first, n, (float[]) panel, panelAt, (float[]) c, to);
  }

  /** {@link Tile#run} on arrays of this type. */
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
    float[][] sums = new float[ROWS][LANES];
    float[][] lines = new float[DEPTH][LANES];
    for (int k = 0; k < n; k += DEPTH) {
      int depth = Math.min(DEPTH, n - k);
      for (int i = 0; i < depth; i++) {
        System.arraycopy(panel, panelAt + (k + i) * LANES, lines[i], 0, LANES);
      }
      for (int r = 0; r < ROWS; r++) {
        addTo(sums[r], a, at[row + r], step, first + k, depth, lines);
      }
    }
    for (int r = 0; r < ROWS; r++) {
      for (int l = 0; l < LANES; l++) {
        c[to + r * LANES + l] += sums[r][l];
      }
    }
  }

  private static void addTo(
      float[] sums, float[] a, int at, int[] step, int k, int depth, float[][] lines) {
    if (depth < DEPTH) {
      for (int i = 0; i < depth; i++) {
        one(a[at + step[k + i]], lines[i], sums);
      }
      return;
    }
    float x0 = a[at + step[k]];
    float x1 = a[at + step[k + 1]];
    float x2 = a[at + step[k + 2]];
    float x3 = a[at + step[k + 3]];
    four(x0, x1, x2, x3, lines[0], lines[1], lines[2], lines[3], sums);
  }

  private static void four(
      float x0,
      float x1,
      float x2,
      float x3,
      float[] b0,
      float[] b1,
      float[] b2,
      float[] b3,
      float[] sums) {
    for (int l = 0; l < LANES; l++) {
      sums[l] += x0 * b0[l] + x1 * b1[l] + x2 * b2[l] + x3 * b3[l];
    }
  }

  private static void one(float x, float[] b, float[] sums) {
    for (int l = 0; l < LANES; l++) {
      sums[l] += x * b[l];
    }
  }

  @Override
  public final void pack(
      Object from,
      int start,
      int stride,
      int used,
      int[] table,
      int first,
      int n,
      Object panel,
      int panelAt) {
    float[] source = (float[]) from;
    float[] target = (float[]) panel;
    int lanes = lanes();
    int k = 0;
    for (; k <= n - BLOCK; k += BLOCK) {
      if (isRun(table, first + k)) {
        for (int l = 0; l < used; l++) {
          int at = start + l * stride + table[first + k];
          copy(source, at, 1, target, panelAt + k * lanes + l, lanes);
        }
      } else {
        packed(source, start, stride, used, table, first, k, k + BLOCK, target, panelAt);
      }
    }
    packed(source, start, stride, used, table, first, k, n, target, panelAt);
    for (int i = 0; used < lanes && i < n; i++) {
      int row = panelAt + i * lanes;
      Arrays.fill(target, row + used, row + lanes, 0);
    }
  }

  @Override
  public final void unpack(
      Object c, int n, Object to, int start, int stride, int used, int[] table, int first) {
    float[] source = (float[]) c;
    float[] target = (float[]) to;
    int lanes = lanes();
    int k = 0;
    for (; k <= n - BLOCK; k += BLOCK) {
      if (isRun(table, first + k)) {
        for (int l = 0; l < used; l++) {
          int at = start + l * stride + table[first + k];
          copy(source, k * lanes + l, lanes, target, at, 1);
        }
      } else {
        unpacked(source, k, k + BLOCK, target, start, stride, used, table, first);
      }
    }
    unpacked(source, k, n, target, start, stride, used, table, first);
  }

  /** Whether the next of a block of places are neighbours, as most are: a gap shortens them. */
  private static boolean isRun(int[] table, int first) {
    return table[first + BLOCK - 1] - table[first] == BLOCK - 1;
  }

  /** A block's elements of one lane, written out: they are a line on one side alone. */
  private static void copy(float[] from, int at, int step, float[] to, int start, int stride) {
    to[start] = from[at];
    to[start + stride] = from[at + step];
    to[start + 2 * stride] = from[at + 2 * step];
    to[start + 3 * stride] = from[at + 3 * step];
    to[start + 4 * stride] = from[at + 4 * step];
    to[start + 5 * stride] = from[at + 5 * step];
    to[start + 6 * stride] = from[at + 6 * step];
    to[start + 7 * stride] = from[at + 7 * step];
  }

  private void packed(
      float[] from,
      int start,
      int stride,
      int used,
      int[] table,
      int first,
      int k,
      int end,
      float[] panel,
      int panelAt) {
    int lanes = lanes();
    for (int l = 0; l < used; l++) {
      for (int i = k; i < end; i++) {
        int at = table[first + i];
        panel[panelAt + i * lanes + l] = at == Taps.GAP ? 0 : from[start + l * stride + at];
      }
    }
  }

  private void unpacked(
      float[] c,
      int k,
      int end,
      float[] to,
      int start,
      int stride,
      int used,
      int[] table,
      int first) {
    int lanes = lanes();
    for (int l = 0; l < used; l++) {
      for (int i = k; i < end; i++) {
        to[start + l * stride + table[first + i]] = c[i * lanes + l];
      }
    }
  }

  @Override
  public final void addUnpacked(
      Object c, int from, int n, Object to, int start, int stride, int used) {
    float[] source = (float[]) c;
    float[] target = (float[]) to;
    int lanes = lanes();
    for (int l = 0; l < used; l++) {
      int lane = start + l * stride;
      for (int k = 0; k < n; k++) {
        target[lane + k] += source[from + k * lanes + l];
      }
    }
  }
}
