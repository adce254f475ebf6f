package dev.nabla.nn;

import dev.nabla.tensor.Tensor;
import java.util.Optional;

/**
 * Which keys a query must not see; what is shut by any of these is shut.
 *
 * <p>As in PyTorch's {@code MultiheadAttention}, and against {@link
 * dev.nabla.functional.Attention}'s meaning, a BOOL mask is true where a key is shut. A floating
 * one is added to the scores. A query that no key is open to gets weights 0; PyTorch's are NaN
 * where they are asked for.
 *
 * @param attention {@code [L, S]}, or {@code [N * heads, L, S]} for each sample and head
 * @param keyPadding {@code [N, S]}, or {@code [S]} for a single sequence
 * @param causal whether query i sees keys 0 to i alone; it needs no mask, as it does in PyTorch
 */
public record AttentionMask(
    Optional<Tensor> attention, Optional<Tensor> keyPadding, boolean causal) {
  /** Everything is open. */
  public AttentionMask() {
    this(Optional.empty(), Optional.empty(), false);
  }

  /** This with a mask {@code [L, S]} or {@code [N * heads, L, S]}. */
  public AttentionMask attention(Tensor mask) {
    return new AttentionMask(Optional.of(mask), keyPadding, causal);
  }

  /** This with a mask {@code [N, S]} or {@code [S]}. */
  public AttentionMask keyPadding(Tensor mask) {
    return new AttentionMask(attention, Optional.of(mask), causal);
  }

  /** This, hiding later keys, or not. */
  public AttentionMask causal(boolean to) {
    return new AttentionMask(attention, keyPadding, to);
  }
}
