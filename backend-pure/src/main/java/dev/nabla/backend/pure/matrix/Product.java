package dev.nabla.backend.pure.matrix;

/**
 * {@code c = a b}, or {@code c += a b}, for {@code a [n, k]} and {@code b [k, m]}.
 *
 * <p>Up to {@link #FEW} terms are added in the order of k, each product and sum rounded. The result
 * does not depend on the number of threads.
 *
 * @param <V> {@code float[]} or {@code double[]}
 */
@FunctionalInterface
public interface Product<V> {
  /** So many terms, or fewer, are never fused or reordered. */
  int FEW = 4;

  /** The rows of {@code b} are its columns: both operands are packed along k. */
  void multiply(Matrix<V> a, Matrix<V> b, int n, int k, int m, Target<V> c);
}
