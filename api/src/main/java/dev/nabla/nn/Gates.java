package dev.nabla.nn;

import dev.nabla.tensor.Tensor;
import java.util.List;

/** What one step makes of the parts of input and state, {@code [.., count * hidden]} each. */
enum Gates {
  TANH(1),
  RELU(1),
  LSTM(4),
  GRU(3);

  private final int count;

  Gates(int count) {
    this.count = count;
  }

  int count() {
    return count;
  }

  /** Whether the parts are only added, so that both biases may be in the input's. */
  boolean addsParts() {
    return this != GRU;
  }

  /** The new state, h first, which is also the output. */
  List<Tensor> step(Tensor fromInput, Tensor fromState, List<Tensor> state) {
    return switch (this) {
      case TANH -> List.of(fromInput.add(fromState).tanh());
      case RELU -> List.of(fromInput.add(fromState).relu());
      case LSTM -> lstm(fromInput.add(fromState), state.get(1));
      case GRU -> List.of(gru(fromInput, fromState, state.get(0)));
    };
  }

  private static List<Tensor> lstm(Tensor gates, Tensor c) {
    return gates
        .fused()
        .lstmCell(gates, c)
        .map(next -> next.chunk(2, 0))
        .orElseGet(() -> composedLstm(gates, c));
  }

  private static List<Tensor> composedLstm(Tensor gates, Tensor c) {
    List<Tensor> ifgo = gates.chunk(4, -1);
    Tensor kept = ifgo.get(1).sigmoid().mul(c);
    Tensor next = kept.add(ifgo.get(0).sigmoid().mul(ifgo.get(2).tanh()));
    return List.of(ifgo.get(3).sigmoid().mul(next.tanh()), next);
  }

  private static Tensor gru(Tensor fromInput, Tensor fromState, Tensor h) {
    List<Tensor> x = fromInput.chunk(3, -1);
    List<Tensor> s = fromState.chunk(3, -1);
    Tensor reset = x.get(0).add(s.get(0)).sigmoid();
    Tensor update = x.get(1).add(s.get(1)).sigmoid();
    Tensor candidate = x.get(2).add(reset.mul(s.get(2))).tanh();
    return h.sub(candidate).mul(update).add(candidate);
  }
}
