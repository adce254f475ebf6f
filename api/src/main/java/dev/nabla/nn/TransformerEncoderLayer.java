package dev.nabla.nn;

import dev.nabla.tensor.Tensor;
import dev.nabla.tensor.TensorFactory;
import java.util.List;

/**
 * {@code y = norm1(x + attention(x))} and then {@code norm2(y + feedForward(y))}, or with normFirst
 * {@code y = x + attention(norm1(x))} and then {@code y + feedForward(norm2(y))}; shapes stay
 * (Vaswani et al., "Attention is all you need", 2017; Xiong et al., "On layer normalization in the
 * transformer architecture", 2020).
 *
 * <p>{@code feedForward(x) = linear2(activation(linear1(x)))}; in training some of each part's
 * output is dropped, of the attention's weights, and of what the activation gives.
 */
public record TransformerEncoderLayer(
    MultiheadAttention selfAttn,
    Linear linear1,
    Dropout dropout,
    Linear linear2,
    LayerNorm norm1,
    LayerNorm norm2,
    Dropout dropout1,
    Dropout dropout2,
    TransformerOptions options)
    implements Module, SnakeCaseNames {
  /** By PyTorch's defaults. */
  public static TransformerEncoderLayer create(TensorFactory factory, int dModel, int nhead) {
    return create(factory, dModel, nhead, new TransformerOptions());
  }

  /** For sequences of {@code dModel} features, {@code nhead} a divisor of them. */
  public static TransformerEncoderLayer create(
      TensorFactory factory, int dModel, int nhead, TransformerOptions options) {
    TransformerParts parts = new TransformerParts(factory, dModel, options);
    return new TransformerEncoderLayer(
        parts.attention(nhead),
        parts.widening(),
        parts.dropout(),
        parts.narrowing(),
        parts.norm(),
        parts.norm(),
        parts.dropout(),
        parts.dropout(),
        options);
  }

  /** Everything is open to everything. */
  @Override
  public Tensor forward(Tensor x) {
    return forward(x, new AttentionMask());
  }

  /** Self-attention by {@code mask}, and the feed-forward network. */
  public Tensor forward(Tensor x, AttentionMask mask) {
    return Calls.of(this, List.of(x), () -> encode(x, mask), List::of);
  }

  private Tensor encode(Tensor x, AttentionMask mask) {
    if (options.normFirst()) {
      Tensor y = x.add(attention(Calls.forward(norm1, x), mask));
      return y.add(feedForward(Calls.forward(norm2, y)));
    }
    Tensor y = Calls.forward(norm1, x.add(attention(x, mask)));
    return Calls.forward(norm2, y.add(feedForward(y)));
  }

  private Tensor attention(Tensor x, AttentionMask mask) {
    return TransformerParts.dropped(dropout1, selfAttn.forward(x, x, x, mask), options);
  }

  private Tensor feedForward(Tensor x) {
    Tensor inner = Calls.forward(dropout, options.activation().apply(Calls.forward(linear1, x)));
    return Calls.forward(dropout2, Calls.forward(linear2, inner));
  }

  @Override
  public String toString() {
    return describe();
  }
}
