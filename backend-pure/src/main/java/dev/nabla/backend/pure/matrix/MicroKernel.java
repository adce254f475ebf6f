package dev.nabla.backend.pure.matrix;

/**
 * {@code c[i, j] = sum over k of a[i, k] * b[k, j]} for one tile.
 *
 * <p>Of {@code b}, row k is read from {@code atB + k * stepB} on, a whole tile wide; of a panel it
 * is {@code atB + k * columns()}. The rows of {@code c} are {@code stride} apart.
 *
 * @param <V> {@code float[]} or {@code double[]}
 */
public interface MicroKernel<V> {
  /** Of a tile, and so the width of a panel of {@code a}. */
  int rows();

  /** Of a tile, and so the width of a panel of {@code b}. */
  int columns();

  /**
   * Writes a whole tile; the terms may be fused and added in any order. The rows of {@code a} are
   * {@code rowStride} apart, their elements side by side; from {@code rows} on the last one
   * repeats. {@code b} is a panel.
   */
  void multiply(
      int ks, V a, int atA, int rowStride, int rows, V b, int atB, V c, int atC, int stride);

  /** Writes the same of two panels. */
  void multiplyPanels(int ks, V a, int atA, V b, int atB, V c, int atC, int stride);

  /** Writes the same where the rows of {@code b} are {@code stepB} apart. */
  void multiplyInPlace(
      int ks,
      V a,
      int atA,
      int rowStride,
      int rows,
      V b,
      int atB,
      int stepB,
      V c,
      int atC,
      int stride);

  /**
   * Writes a whole tile: each product and each sum is rounded, in the order of k. Element (i, k) is
   * {@code a[atA + i * rowStride + k * kStride]}.
   */
  void multiplyInOrder(
      int ks,
      V a,
      int atA,
      int rowStride,
      int kStride,
      int rows,
      V b,
      int atB,
      int stepB,
      V c,
      int atC,
      int stride);
}
