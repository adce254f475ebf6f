package dev.nabla.nn;

import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import java.util.Arrays;
import java.util.List;

/** One direction of one recurrent layer, over whole sequences. */
record Pass(Gates gates, RecurrentWeights weights, boolean backwards) {
  /** {@code [T, N, out]}, and the state after the last step. */
  record Result(Tensor outputs, List<Tensor> state) {}

  /** Over {@code [T, N, in]}; the part of the input is one product for all steps. */
  Result over(Tensor x, List<Tensor> first) {
    int length = x.shape().extent(0);
    int batch = x.shape().extent(1);
    Tensor rows = x.reshape(Shape.of(length * batch, x.shape().extent(2)));
    RecurrentStep step = RecurrentStep.of(gates, weights);
    List<Tensor> inputs = step.ofInput(rows).chunk(length, 0);
    Tensor[] outputs = new Tensor[length];
    List<Tensor> state = first;
    for (int i = 0; i < length; i++) {
      int t = backwards ? length - 1 - i : i;
      state = step.next(inputs.get(t), state);
      outputs[t] = state.get(0);
    }
    Tensor all = Recurrence.joined(Arrays.asList(outputs), 0);
    return new Result(all.reshape(Shape.of(length, batch, weights.out())), state);
  }
}
