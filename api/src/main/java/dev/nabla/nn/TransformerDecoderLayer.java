package dev.nabla.nn;

import dev.nabla.tensor.Tensor;
import dev.nabla.tensor.TensorFactory;
import java.util.List;

/**
 * A {@link TransformerEncoderLayer} with a second attention, to what an encoder made of another
 * sequence, between the two parts; {@code [L, N, E]} and memory {@code [S, N, E] -> [L, N, E]}
 * (Vaswani et al., "Attention is all you need", 2017).
 */
public record TransformerDecoderLayer(
    MultiheadAttention selfAttn,
    MultiheadAttention multiheadAttn,
    Linear linear1,
    Dropout dropout,
    Linear linear2,
    LayerNorm norm1,
    LayerNorm norm2,
    LayerNorm norm3,
    Dropout dropout1,
    Dropout dropout2,
    Dropout dropout3,
    TransformerOptions options)
    implements SnakeCaseNames {
  /** By PyTorch's defaults. */
  public static TransformerDecoderLayer create(TensorFactory factory, int dModel, int nhead) {
    return create(factory, dModel, nhead, new TransformerOptions());
  }

  /** For sequences of {@code dModel} features, {@code nhead} a divisor of them. */
  public static TransformerDecoderLayer create(
      TensorFactory factory, int dModel, int nhead, TransformerOptions options) {
    TransformerParts parts = new TransformerParts(factory, dModel, options);
    return new TransformerDecoderLayer(
        parts.attention(nhead),
        parts.attention(nhead),
        parts.widening(),
        parts.dropout(),
        parts.narrowing(),
        parts.norm(),
        parts.norm(),
        parts.norm(),
        parts.dropout(),
        parts.dropout(),
        parts.dropout(),
        options);
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
    if (options.normFirst()) {
      Tensor y = target.add(toItself(Calls.forward(norm1, target), targetMask));
      Tensor z = y.add(toMemory(Calls.forward(norm2, y), memory, memoryMask));
      return z.add(feedForward(Calls.forward(norm3, z)));
    }
    Tensor y = Calls.forward(norm1, target.add(toItself(target, targetMask)));
    Tensor z = Calls.forward(norm2, y.add(toMemory(y, memory, memoryMask)));
    return Calls.forward(norm3, z.add(feedForward(z)));
  }

  private Tensor toItself(Tensor x, AttentionMask mask) {
    return TransformerParts.dropped(dropout1, selfAttn.forward(x, x, x, mask), options);
  }

  private Tensor toMemory(Tensor x, Tensor memory, AttentionMask mask) {
    Tensor seen = multiheadAttn.forward(x, memory, memory, mask);
    return TransformerParts.dropped(dropout2, seen, options);
  }

  private Tensor feedForward(Tensor x) {
    Tensor inner = Calls.forward(dropout, options.activation().apply(Calls.forward(linear1, x)));
    return Calls.forward(dropout3, Calls.forward(linear2, inner));
  }

  @Override
  public String toString() {
    return describe();
  }
}
