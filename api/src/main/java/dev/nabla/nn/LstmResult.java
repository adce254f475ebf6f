package dev.nabla.nn;

import dev.nabla.tensor.Tensor;

/**
 * What {@link Lstm} makes of a sequence.
 *
 * @param output the last layer's output at each step
 * @param h the hidden state of each layer and direction after its last step
 * @param c the cell state, likewise
 */
public record LstmResult(Tensor output, Tensor h, Tensor c) {
  /** Both states, to go on from. */
  public LstmState state() {
    return new LstmState(h, c);
  }
}
