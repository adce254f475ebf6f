package dev.nabla.backend.pure.matrix;

/**
 * An operand as the micro-kernel reads it: the rows of {@code a}, or the columns of {@code b}, in
 * panels of a fixed width.
 *
 * <p>"Row" means a row of {@code a} or a column of {@code b}. What is no matrix in memory, such as
 * the patches of an image, packs itself here and is never copied out as one.
 *
 * @param <V> {@code float[]} or {@code double[]}
 */
@FunctionalInterface
public interface Panels<V> {
  /**
   * {@code into[at + k * width + r] = element(firstRow + r, firstK + k)} for r below rows and k
   * below ks, and 0 for r from rows up to width.
   *
   * <p>Several threads may call it at once.
   */
  void pack(int firstRow, int rows, int firstK, int ks, int width, V into, int at);
}
