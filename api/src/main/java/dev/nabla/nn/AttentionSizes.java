package dev.nabla.nn;

import dev.nabla.tensor.DType;
import dev.nabla.tensor.HostArray;
import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The extents of one attention, and masks of these extents.
 *
 * @param batch 1 for a single sequence
 * @param queries L
 * @param keys S
 * @param further keys after the S that are always open
 */
record AttentionSizes(
    boolean batched, int batch, int heads, int queries, int keys, int further, DType dtype) {
  private static final String OP = "multiheadAttention";

  /**
   * One mask {@code [N or 1, heads or 1, L or 1, S + further]} for functions: BOOL and true where
   * open, or numbers to add; none where nothing is shut.
   */
  Optional<Tensor> merged(AttentionMask mask, Tensor like) {
    List<Tensor> parts = new ArrayList<>();
    mask.attention().ifPresent(m -> parts.add(attention(m)));
    mask.keyPadding().ifPresent(m -> parts.add(keyPadding(m)));
    if (mask.causal()) {
      parts.add(later(like));
    }
    List<Tensor> padded = parts.stream().map(m -> m.pad(-1, 0, further, 0)).toList();
    if (padded.stream().allMatch(m -> m.dtype() == DType.BOOL)) {
      return padded.stream().reduce(Tensor::or).map(Tensor::not);
    }
    return padded.stream().map(m -> added(m, like)).reduce(Tensor::add);
  }

  /** Whether nothing is shut but later keys. */
  boolean onlyCausal(AttentionMask mask) {
    return mask.causal()
        && further == 0
        && mask.attention().isEmpty()
        && mask.keyPadding().isEmpty();
  }

  private Tensor attention(Tensor mask) {
    return mask.shape().rank() == 2 ? mask : mask.reshape(Shape.of(batch, heads, queries, keys));
  }

  private Tensor keyPadding(Tensor mask) {
    return mask.reshape(Shape.of(batch, 1, 1, keys));
  }

  /** {@code [L, S]}, true where the key comes after the query. */
  private Tensor later(Tensor like) {
    HostArray values =
        HostArray.generate(
            DType.BOOL, Math.multiplyExact(queries, keys), i -> i % keys > i / keys ? 1 : 0);
    return like.hostLike(values, Shape.of(queries, keys));
  }

  private static Tensor added(Tensor mask, Tensor like) {
    return mask.dtype() == DType.BOOL
        ? like.scalarLike(0).expand(mask.shape()).maskedFill(mask, Double.NEGATIVE_INFINITY)
        : mask;
  }

  /** Throws an error unless the masks have these extents. */
  void require(AttentionMask mask) {
    Shape each = Shape.of(queries, keys);
    Shape heads = Shape.of(batch * this.heads, queries, keys);
    mask.attention().ifPresent(m -> require("an attention mask", m, each, heads));
    Shape padding = batched ? Shape.of(batch, keys) : Shape.of(keys);
    mask.keyPadding().ifPresent(m -> require("a key padding mask", m, padding, padding));
  }

  private void require(String what, Tensor mask, Shape wanted, Shape other) {
    Shape shape = mask.shape();
    boolean fits = shape.equals(wanted) || shape.equals(other);
    if (!fits || (mask.dtype() != DType.BOOL && mask.dtype() != dtype)) {
      throw new NablaException(
          OP,
          what
              + " "
              + (wanted.equals(other) ? wanted : wanted + " or " + other)
              + " of dtype BOOL or "
              + dtype,
          mask.dtype() + " " + shape,
          "a BOOL mask is true where a key must not be seen");
    }
  }
}
