package dev.nabla.nn;

import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import dev.nabla.tensor.TensorFactory;
import java.util.List;
import java.util.Map;

/**
 * One step of {@link Rnn}: {@code [N, in]} and {@code [N, hidden] -> [N, hidden]}, or without N.
 */
public record RnnCell(RecurrentWeights weights, Rnn.Nonlinearity nonlinearity) implements Module {
  /** Checks that the weights are for one gate. */
  public RnnCell {
    weights.require("rnnCell", nonlinearity.gates());
  }

  /** With biases and tanh. */
  public static RnnCell create(TensorFactory factory, int in, int hidden) {
    return create(factory, in, hidden, true, Rnn.Nonlinearity.TANH);
  }

  /** All drawn uniformly from {@code -1/sqrt(hidden)} to {@code 1/sqrt(hidden)}. */
  public static RnnCell create(
      TensorFactory factory, int in, int hidden, boolean bias, Rnn.Nonlinearity nonlinearity) {
    Recurrence.requireSizes("rnnCell", in, hidden);
    return new RnnCell(RecurrentWeights.create(factory, 1, in, hidden, bias, 0), nonlinearity);
  }

  @Override
  public Map<String, Object> components() {
    return weights.named("");
  }

  /** The state after one step from 0. */
  @Override
  public Tensor forward(Tensor x) {
    return forward(x, x.scalarLike(0).expand(RecurrentChecks.cell("rnnCell", x, weights)));
  }

  /** The state after one step from {@code h}. */
  public Tensor forward(Tensor x, Tensor h) {
    Shape shape = RecurrentChecks.cell("rnnCell", x, weights);
    RecurrentChecks.state("rnnCell", h, shape, x.dtype());
    RecurrentStep step = RecurrentStep.of(nonlinearity.gates(), weights);
    return Calls.of(
        this, List.of(x, h), () -> step.next(step.ofInput(x), List.of(h)).get(0), List::of);
  }

  @Override
  public String toString() {
    return describe();
  }
}
