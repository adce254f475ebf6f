package dev.nabla.tensor;

/**
 * A tensor whose value may be replaced and which is not learned: running statistics, an optimizer's
 * state, averaged weights.
 *
 * <p>It outlives the scope in which it was made, and so does each value that it takes over.
 */
public interface Buffer extends Tensor {
  /**
   * Takes over the value of {@code value}, which has this shape, dtype and backend; copies nothing.
   *
   * <p>Tensors computed before keep their values. A gradient rule that would have to read this as
   * it was is an error at {@link #backward()}.
   */
  void assign(Tensor value);
}
