package dev.nabla.backend.pure.convolution;

/**
 * The inner loop of every form of convolution: {@code c[r][l] += sum over k of a[at[r] + step[k]] *
 * panel[k][l]}, where the two tables of places stand for the im2col that is never made.
 *
 * <p>Arrays are all {@code float[]} or all {@code double[]}.
 */
public interface Tile {
  /** How many rows of c are worked out at once. */
  int rows();

  /** How many elements a row of c has, and a row of a panel. */
  int lanes();

  /** A zeroed array. */
  Object allocate(int length);

  /**
   * Adds to {@code rows()} rows of c that stand one after the other.
   *
   * @param at where each row's elements of a begin, from {@code row} on
   * @param step how far on the elements are, from {@code first} on, {@code n} of them
   * @param panel {@code [n, lanes]} from {@code panelAt} on
   */
  void run(
      Object a,
      int[] at,
      int row,
      int[] step,
      int first,
      int n,
      Object panel,
      int panelAt,
      Object c,
      int to);

  /**
   * {@code panel[k][l] = from[start + l * stride + table[first + k]]} for k below n and l below
   * used; 0 for the other lanes, and where the table has a {@link Taps#GAP}.
   */
  void pack(
      Object from,
      int start,
      int stride,
      int used,
      int[] table,
      int first,
      int n,
      Object panel,
      int panelAt);

  /** {@code to[start + l * stride + k] += c[from + k * lanes + l]} for k below n, l below used. */
  void addUnpacked(Object c, int from, int n, Object to, int start, int stride, int used);

  /** 0 for the first {@code n} elements. */
  void clear(Object c, int n);

  /** {@code to[start + l * stride + table[first + k]] = c[k][l]} for k below n, l below used. */
  void unpack(Object c, int n, Object to, int start, int stride, int used, int[] table, int first);
}
