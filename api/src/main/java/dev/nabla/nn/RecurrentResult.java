package dev.nabla.nn;

import dev.nabla.tensor.Tensor;

/**
 * What {@link Rnn} or {@link Gru} makes of a sequence.
 *
 * @param output the last layer's output at each step
 * @param h the state of each layer and direction after its last step
 */
public record RecurrentResult(Tensor output, Tensor h) {}
