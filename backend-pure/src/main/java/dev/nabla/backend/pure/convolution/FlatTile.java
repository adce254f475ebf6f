package dev.nabla.backend.pure.convolution;

/**
 * The inner loop of a convolution whose places are neighbours: a tile of channels by places. No
 * place is copied, and results lie as those of a plane do.
 *
 * <p>Arrays are all {@code float[]}.
 */
public interface FlatTile {
  /** How many channels are worked out at once. */
  int rows();

  /** How many places. */
  int lanes();

  /**
   * {@code panel[panelAt + k * rows() + r] = weight[start + r * apart + by[k]]} for each k and r
   * below used; 0 for the other rows.
   */
  void pack(Object weight, int start, int apart, int used, int[] by, Object panel, int panelAt);

  /**
   * {@code c[to + r * stride + l] = sum over k of panel[panelAt + k * rows() + r] * x[at + step[k]
   * + l]}.
   */
  void run(Object panel, int panelAt, Object x, int at, int[] step, Object c, int to, int stride);
}
