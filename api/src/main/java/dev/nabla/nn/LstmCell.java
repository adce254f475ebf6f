package dev.nabla.nn;

import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import dev.nabla.tensor.TensorFactory;
import java.util.List;
import java.util.Map;

/** One step of {@link Lstm}: {@code [N, in]} and states {@code [N, hidden]}, or without N. */
public record LstmCell(RecurrentWeights weights) implements Component {
  /** Checks that the weights are for its gates. */
  public LstmCell {
    weights.require("lstmCell", Gates.LSTM);
  }

  /** With biases. */
  public static LstmCell create(TensorFactory factory, int in, int hidden) {
    return create(factory, in, hidden, true);
  }

  /** All drawn uniformly from {@code -1/sqrt(hidden)} to {@code 1/sqrt(hidden)}. */
  public static LstmCell create(TensorFactory factory, int in, int hidden, boolean bias) {
    Recurrence.requireSizes("lstmCell", in, hidden);
    return new LstmCell(RecurrentWeights.create(factory, Gates.LSTM.count(), in, hidden, bias, 0));
  }

  @Override
  public Map<String, Object> components() {
    return weights.named("");
  }

  /** The state after one step from 0. */
  public LstmState forward(Tensor x) {
    Tensor zero = x.scalarLike(0).expand(RecurrentChecks.cell("lstmCell", x, weights));
    return forward(x, new LstmState(zero, zero));
  }

  /** The state after one step from {@code state}. */
  public LstmState forward(Tensor x, LstmState state) {
    Shape shape = RecurrentChecks.cell("lstmCell", x, weights);
    RecurrentChecks.state("lstmCell", state.h(), shape, x.dtype());
    RecurrentChecks.state("lstmCell", state.c(), shape, x.dtype());
    RecurrentStep step = RecurrentStep.of(Gates.LSTM, weights);
    List<Tensor> before = List.of(state.h(), state.c());
    List<Tensor> next =
        Calls.of(this, List.of(x), () -> step.next(step.ofInput(x), before), states -> states);
    return new LstmState(next.get(0), next.get(1));
  }

  @Override
  public String toString() {
    return describe();
  }
}
