package dev.nabla.tensor;

/**
 * Counts the multiplications that are added up on one thread: those of matrix products and of
 * convolutions, gradients' included, whichever way a backend computes them.
 */
public interface ProductCount extends AutoCloseable {
  /** {@code n k m} for each product {@code [n, k] x [k, m]}, so far; a convolution's likewise. */
  long multiplyAdds();

  /** Ends the count, on the thread that began it. */
  @Override
  void close();
}
