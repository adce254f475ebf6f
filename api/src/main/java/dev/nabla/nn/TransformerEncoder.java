package dev.nabla.nn;

import dev.nabla.tensor.Tensor;
import dev.nabla.tensor.TensorFactory;
import java.util.List;
import java.util.Optional;

/**
 * Encoder layers one after the other, and perhaps a norm at the end; shapes stay.
 *
 * @param layers one or more
 * @param norm what the last layer's output goes through, such as a {@link LayerNorm}
 */
public record TransformerEncoder(List<TransformerEncoderLayer> layers, Optional<Module> norm)
    implements Module {
  /** Holds on to its own copy of the list. */
  public TransformerEncoder {
    layers = List.copyOf(layers);
    Require.atLeastOne("transformerEncoder", "numLayers", layers.size());
  }

  /** All layers begin with the same weights, as PyTorch's do; no norm at the end. */
  public static TransformerEncoder create(
      TensorFactory factory, int dModel, int nhead, int numLayers, TransformerOptions options) {
    return new TransformerEncoder(
        TransformerParts.alike(
            factory,
            "transformerEncoder",
            numLayers,
            () -> TransformerEncoderLayer.create(factory, dModel, nhead, options)),
        Optional.empty());
  }

  /** These layers with {@code last} at the end. */
  public TransformerEncoder norm(Module last) {
    return new TransformerEncoder(layers, Optional.of(last));
  }

  /** Everything is open to everything. */
  @Override
  public Tensor forward(Tensor x) {
    return forward(x, new AttentionMask());
  }

  /** All layers by the same mask. */
  public Tensor forward(Tensor x, AttentionMask mask) {
    return Calls.of(this, List.of(x), () -> encode(x, mask), List::of);
  }

  private Tensor encode(Tensor x, AttentionMask mask) {
    Tensor y = x;
    for (TransformerEncoderLayer layer : layers) {
      y = layer.forward(y, mask);
    }
    return norm.isPresent() ? Calls.forward(norm.get(), y) : y;
  }

  @Override
  public String toString() {
    return describe();
  }
}
