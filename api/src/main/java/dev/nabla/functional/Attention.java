package dev.nabla.functional;

import dev.nabla.tensor.DType;
import dev.nabla.tensor.Domain;
import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Weighted means of values (Vaswani et al., "Attention is all you need", 2017). */
public final class Attention {
  private static final String OP = "scaledDotProductAttention";
  private static final String WEIGHTS = "attentionWeights";

  private Attention() {}

  /**
   * {@code softmax(q k' / sqrt(E) + mask) v} of {@code [.., L, E]}, {@code [.., S, E]} and {@code
   * [.., S, V]}.
   *
   * <p>A query that no key is open to gives 0.
   *
   * @param mask {@code [.., L, S]}: BOOL with true for what is open, or numbers to add
   * @param causal whether query i sees keys 0 to i alone; then without mask
   */
  public static Tensor scaledDotProductAttention(
      Tensor q, Tensor k, Tensor v, @Nullable Tensor mask, boolean causal) {
    requireFit(q, k, v);
    requireMask(OP, q, k, mask, causal);
    return weights(q, k, mask, causal).matmul(v);
  }

  /**
   * {@code softmax(q k' / sqrt(E) + mask)}, {@code [.., L, S]}: what {@link
   * #scaledDotProductAttention} multiplies the values with.
   */
  public static Tensor attentionWeights(Tensor q, Tensor k, @Nullable Tensor mask, boolean causal) {
    requireFit(q, k);
    requireMask(WEIGHTS, q, k, mask, causal);
    return weights(q, k, mask, causal);
  }

  private static Tensor weights(Tensor q, Tensor k, @Nullable Tensor mask, boolean causal) {
    Tensor scores = q.div(Math.sqrt(q.shape().extent(-1))).matmul(k.transpose(-1, -2));
    if (causal) {
      scores = scores.maskedFill(later(scores), Double.NEGATIVE_INFINITY);
    }
    return mask == null ? scores.softmax(-1) : safeSoftmax(masked(scores, mask));
  }

  private static Tensor later(Tensor scores) {
    Tensor query = Indices.upTo(scores.shape().extent(-2), scores).unsqueeze(1);
    return Indices.upTo(scores.shape().extent(-1), scores).gt(query);
  }

  private static Tensor masked(Tensor scores, Tensor mask) {
    return mask.dtype() == DType.BOOL
        ? scores.maskedFill(mask.not(), Double.NEGATIVE_INFINITY)
        : scores.add(mask);
  }

  /** Rows of nothing but -infinity are taken out before, so that no NaN enters the gradient. */
  private static Tensor safeSoftmax(Tensor scores) {
    Tensor shut = scores.eq(Double.NEGATIVE_INFINITY).all(-1).unsqueeze(-1);
    return scores.maskedFill(shut, 0).softmax(-1).maskedFill(shut, 0);
  }

  private static void requireFit(Tensor q, Tensor k, Tensor v) {
    Domain.FLOATING.require(OP, q.dtype());
    Shape a = q.shape();
    Shape b = k.shape();
    Shape c = v.shape();
    boolean ranks = a.rank() > 1 && b.rank() > 1 && c.rank() > 1;
    boolean dtypes = q.dtype() == k.dtype() && q.dtype() == v.dtype();
    if (!ranks || !dtypes || a.extent(-1) != b.extent(-1) || b.extent(-2) != c.extent(-2)) {
      throw new NablaException(
          OP,
          "q [.., L, E], k [.., S, E] and v [.., S, V] of one dtype",
          q.dtype() + " " + a + ", " + k.dtype() + " " + b + " and " + v.dtype() + " " + c,
          "transpose, reshape or convert one of them");
    }
    Shape.broadcast(OP, Shape.broadcast(OP, batch(a), batch(b)), batch(c));
  }

  private static void requireFit(Tensor q, Tensor k) {
    Domain.FLOATING.require(WEIGHTS, q.dtype());
    Shape a = q.shape();
    Shape b = k.shape();
    boolean ranks = a.rank() > 1 && b.rank() > 1;
    if (!ranks || q.dtype() != k.dtype() || a.extent(-1) != b.extent(-1)) {
      throw new NablaException(
          WEIGHTS,
          "q [.., L, E] and k [.., S, E] of one dtype",
          q.dtype() + " " + a + " and " + k.dtype() + " " + b,
          "transpose, reshape or convert one of them");
    }
    Shape.broadcast(WEIGHTS, batch(a), batch(b));
  }

  private static Shape batch(Shape shape) {
    return shape.without(-1, -2);
  }

  private static void requireMask(
      String op, Tensor q, Tensor k, @Nullable Tensor mask, boolean causal) {
    if (mask == null) {
      return;
    }
    if (causal) {
      throw new NablaException(op, "a mask or causal", "both", "fold causal into the mask");
    }
    if (mask.dtype() != DType.BOOL && mask.dtype() != q.dtype()) {
      throw new NablaException(
          op, "a mask of dtype BOOL or " + q.dtype(), mask.dtype().name(), "convert it");
    }
    Shape batch = Shape.broadcast(op, batch(q.shape()), batch(k.shape()));
    int[] scores = Arrays.copyOf(batch.toArray(), batch.rank() + 2);
    scores[batch.rank()] = q.shape().extent(-2);
    scores[batch.rank() + 1] = k.shape().extent(-2);
    Shape.broadcast(op, Shape.of(scores), mask.shape());
  }
}
