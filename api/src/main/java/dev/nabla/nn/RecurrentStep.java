package dev.nabla.nn;

import dev.nabla.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One step after the other by the same weights, which are transposed once for all of them. */
record RecurrentStep(
    Gates gates, RecurrentWeights weights, Tensor hiddenToGates, Optional<Tensor> projection) {
  static RecurrentStep of(Gates gates, RecurrentWeights weights) {
    return new RecurrentStep(
        gates, weights, weights.weightHh().t(), weights.weightHr().map(Tensor::t));
  }

  /** The state after {@code state}, h first, by the gates' part of the input. */
  List<Tensor> next(Tensor fromInput, List<Tensor> state) {
    Tensor product = state.get(0).matmul(hiddenToGates);
    Tensor fromState = weights.biasHh().<Tensor>map(product::add).orElse(product);
    List<Tensor> next = new ArrayList<>(gates.step(fromInput, fromState, state));
    projection.ifPresent(w -> next.set(0, next.get(0).matmul(w)));
    return next;
  }
}
