package dev.nabla.nn;

import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import dev.nabla.tensor.TensorFactory;
import java.util.List;
import java.util.Map;

/**
 * One step of {@link Gru}: {@code [N, in]} and {@code [N, hidden] -> [N, hidden]}, or without N.
 */
public record GruCell(RecurrentWeights weights) implements Module {
  /** Checks that the weights are for its gates. */
  public GruCell {
    weights.require("gruCell", Gates.GRU);
  }

  /** With biases. */
  public static GruCell create(TensorFactory factory, int in, int hidden) {
    return create(factory, in, hidden, true);
  }

  /** All drawn uniformly from {@code -1/sqrt(hidden)} to {@code 1/sqrt(hidden)}. */
  public static GruCell create(TensorFactory factory, int in, int hidden, boolean bias) {
    Recurrence.requireSizes("gruCell", in, hidden);
    return new GruCell(RecurrentWeights.create(factory, Gates.GRU.count(), in, hidden, bias, 0));
  }

  @Override
  public Map<String, Object> components() {
    return weights.named("");
  }

  /** The state after one step from 0. */
  @Override
  public Tensor forward(Tensor x) {
    return forward(x, x.scalarLike(0).expand(RecurrentChecks.cell("gruCell", x, weights)));
  }

  /** The state after one step from {@code h}. */
  public Tensor forward(Tensor x, Tensor h) {
    Shape shape = RecurrentChecks.cell("gruCell", x, weights);
    RecurrentChecks.state("gruCell", h, shape, x.dtype());
    RecurrentStep step = RecurrentStep.of(Gates.GRU, weights);
    return Calls.of(
        this, List.of(x, h), () -> step.next(step.ofInput(x), List.of(h)).get(0), List::of);
  }

  @Override
  public String toString() {
    return describe();
  }
}
