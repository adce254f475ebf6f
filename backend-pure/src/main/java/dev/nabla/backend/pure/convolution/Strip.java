package dev.nabla.backend.pure.convolution;

/**
 * Loops along a line of results, for groups of too few channels to fill the lanes of a {@link
 * Tile}; arrays are all {@code float[]} or all {@code double[]}.
 */
public interface Strip {
  /**
   * {@code c[to + i] = sum over k of a[at + i * stride + step[k]] * w[from + by[k]]} for i below n.
   */
  void line(
      Object a,
      int at,
      int stride,
      int[] step,
      Object w,
      int from,
      int[] by,
      Object c,
      int to,
      int n);

  /**
   * The sum of {@code y[from + l * n + i] * a[at + l * apart + i * stride]} for l below lines and i
   * below n.
   */
  double dot(Object y, int from, Object a, int at, int apart, int stride, int lines, int n);

  /** {@code c[to + i * apart] = line[i]} for i below n. */
  void spread(Object line, Object c, int to, int apart, int n);

  /** {@code w[at] += value}. */
  void add(Object w, int at, double value);
}
