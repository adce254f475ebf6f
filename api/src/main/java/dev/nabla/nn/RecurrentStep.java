package dev.nabla.nn;

import dev.nabla.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One step after the other by the same weights, which are transposed once for all of them.
 *
 * @param biasOfState what is added to the state's part, where it is not in the input's
 */
record RecurrentStep(
    Gates gates,
    RecurrentWeights weights,
    Tensor hiddenToGates,
    Optional<Tensor> biasOfState,
    Optional<Tensor> projection) {
  static RecurrentStep of(Gates gates, RecurrentWeights weights) {
    return new RecurrentStep(
        gates,
        weights,
        weights.weightHh().t(),
        gates.addsParts() ? Optional.empty() : weights.biasHh().map(bias -> bias),
        weights.weightHr().map(Tensor::t));
  }

  /** The gates' part of the input: {@code [.., in] -> [.., gates * hidden]}. */
  Tensor ofInput(Tensor x) {
    Tensor part = x.matmul(weights.weightIh().t());
    if (weights.biasIh().isPresent()) {
      part = part.add(weights.biasIh().get());
    }
    return gates.addsParts() && weights.biasHh().isPresent()
        ? part.add(weights.biasHh().get())
        : part;
  }

  /** The state after {@code state}, h first, by what {@link #ofInput} gave. */
  List<Tensor> next(Tensor fromInput, List<Tensor> state) {
    Tensor product = state.get(0).matmul(hiddenToGates);
    Tensor fromState = biasOfState.map(product::add).orElse(product);
    List<Tensor> next = new ArrayList<>(gates.step(fromInput, fromState, state));
    projection.ifPresent(w -> next.set(0, next.get(0).matmul(w)));
    return next;
  }
}
