package dev.nabla.backend.pure.convolution;

import java.util.Arrays;

/** The loop over doubles, in plain Java: one row after the other, which vectorises by itself. */
public class DoubleTile implements Tile {
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
    return new double[length];
  }

  @Override
  public final void clear(Object c, int n) {
    Arrays.fill((double[]) c, 0, n, 0);
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
    run((double[]) a, at, row, step, first, n, (double[]) panel, panelAt, (double[]) c, to);
  }

  /** {@link Tile#run} on arrays of this type. */
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
    double[][] sums = new double[ROWS][LANES];
    double[][] lines = new double[DEPTH][LANES];
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
      double[] sums, double[] a, int at, int[] step, int k, int depth, double[][] lines) {
    if (depth < DEPTH) {
      for (int i = 0; i < depth; i++) {
        one(a[at + step[k + i]], lines[i], sums);
      }
      return;
    }
    double x0 = a[at + step[k]];
    double x1 = a[at + step[k + 1]];
    double x2 = a[at + step[k + 2]];
    double x3 = a[at + step[k + 3]];
    four(x0, x1, x2, x3, lines[0], lines[1], lines[2], lines[3], sums);
  }

  private static void four(
      double x0,
      double x1,
      double x2,
      double x3,
      double[] b0,
      double[] b1,
      double[] b2,
      double[] b3,
      double[] sums) {
    for (int l = 0; l < LANES; l++) {
      sums[l] += x0 * b0[l] + x1 * b1[l] + x2 * b2[l] + x3 * b3[l];
    }
  }

  private static void one(double x, double[] b, double[] sums) {
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
    double[] source = (double[]) from;
    double[] target = (double[]) panel;
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
    double[] source = (double[]) c;
    double[] target = (double[]) to;
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
  private static void copy(double[] from, int at, int step, double[] to, int start, int stride) {
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
      double[] from,
      int start,
      int stride,
      int used,
      int[] table,
      int first,
      int k,
      int end,
      double[] panel,
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
      double[] c,
      int k,
      int end,
      double[] to,
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
    double[] source = (double[]) c;
    double[] target = (double[]) to;
    int lanes = lanes();
    for (int l = 0; l < used; l++) {
      int lane = start + l * stride;
      for (int k = 0; k < n; k++) {
        target[lane + k] += source[from + k * lanes + l];
      }
    }
  }
}
