package dev.nabla.nn;

import dev.nabla.tensor.TensorFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Layers that read a sequence step by step and carry a state along.
 *
 * <p>Sequences are {@code [T, N, in]}, or {@code [N, T, in]} with batchFirst, or {@code [T, in]} of
 * a single one; the outputs are the last layer's, {@code [.., directions * out]}. States are {@code
 * [layers * directions, N, out]}, without N for a single sequence, the directions of a layer next
 * to each other, and 0 at first unless given.
 */
public sealed interface Recurrent extends Module permits Rnn, Lstm, Gru {
  /** Where dropout draws from. */
  TensorFactory factory();

  /** The settings. */
  RecurrentOptions options();

  /** One for each layer and direction: layer 0 forwards, layer 0 backwards, layer 1 forwards, …. */
  List<RecurrentWeights> weights();

  /** Whether dropout drops. */
  Mode mode();

  /** {@code weight_ih_l0}, {@code weight_hh_l0}, …, {@code weight_ih_l0_reverse}, …. */
  @Override
  default Map<String, Object> components() {
    Map<String, Object> named = new LinkedHashMap<>();
    int directions = options().directions();
    for (int i = 0; i < weights().size(); i++) {
      String suffix = "_l" + i / directions + (i % directions == 1 ? "_reverse" : "");
      named.putAll(weights().get(i).named(suffix));
    }
    named.put("mode", mode());
    return named;
  }
}
