package dev.nabla.nn;

import dev.nabla.tensor.Tensor;

/**
 * What an LSTM carries from step to step.
 *
 * @param h the hidden state, which is also the output
 * @param c the cell state
 */
public record LstmState(Tensor h, Tensor c) {
  /** The same values, forgotten by the tape: gradients end where a sequence was cut. */
  public LstmState detach() {
    return new LstmState(h.detach(), c.detach());
  }
}
