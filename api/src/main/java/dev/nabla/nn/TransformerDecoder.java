package dev.nabla.nn;

import dev.nabla.tensor.Tensor;
import dev.nabla.tensor.TensorFactory;
import java.util.List;
import java.util.Optional;

/**
 * Decoder layers one after the other, all with the same memory, and perhaps a norm at the end.
 *
 * @param layers one or more
 * @param norm what the last layer's output goes through, such as a {@link LayerNorm}
 */
public record TransformerDecoder(List<TransformerDecoderLayer> layers, Optional<Module> norm)
    implements Component {
  /** Holds on to its own copy of the list. */
  public TransformerDecoder {
    layers = List.copyOf(layers);
    Require.atLeastOne("transformerDecoder", "numLayers", layers.size());
  }

  /** All layers begin with the same weights, as PyTorch's do; no norm at the end. */
  public static TransformerDecoder create(
      TensorFactory factory, int dModel, int nhead, int numLayers, TransformerOptions options) {
    return new TransformerDecoder(
        TransformerParts.alike(
            factory,
            "transformerDecoder",
            numLayers,
            () -> TransformerDecoderLayer.create(factory, dModel, nhead, options)),
        Optional.empty());
  }

  /** These layers with {@code last} at the end. */
  public TransformerDecoder norm(Module last) {
    return new TransformerDecoder(layers, Optional.of(last));
  }

  /** Everything is open to everything. */
  public Tensor forward(Tensor target, Tensor memory) {
    return forward(target, memory, new AttentionMask(), new AttentionMask());
  }

  /** What the target sees of itself is up to the first mask, and of the memory to the second. */
  public Tensor forward(
      Tensor target, Tensor memory, AttentionMask targetMask, AttentionMask memoryMask) {
    return Calls.of(
        this,
        List.of(target, memory),
        () -> decode(target, memory, targetMask, memoryMask),
        List::of);
  }

  private Tensor decode(
      Tensor target, Tensor memory, AttentionMask targetMask, AttentionMask memoryMask) {
    Tensor y = target;
    for (TransformerDecoderLayer layer : layers) {
      y = layer.forward(y, memory, targetMask, memoryMask);
    }
    return norm.isPresent() ? Calls.forward(norm.get(), y) : y;
  }

  @Override
  public String toString() {
    return describe();
  }
}
