package dev.nabla.tensor;

/**
 * Counts the multiplications that are added up on one thread: those of matrix products and of
 * convolutions, gradients' included.
 *
 * <p>A convolution counts the same whether a backend has it or it is composed; the gradients of one
 * that is composed are the matrix products that are made, which for a transposed one are more.
 */
public interface ProductCount extends AutoCloseable {
  /** {@code n k m} for each product {@code [n, k] x [k, m]}, so far; a convolution's likewise. */
  long multiplyAdds();

  /** Ends the count, on the thread that began it. */
  @Override
  void close();
}
