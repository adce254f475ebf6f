package dev.nabla.loss;

import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;

/**
 * {@code mean(target == 1 ? 1 - cos : max(0, cos - margin))} of the cosine between two inputs that
 * shall be alike, target 1, or not, target -1: {@code [N, D]} twice and {@code [N]}, or {@code [D]}
 * twice and {@code []}.
 *
 * @param margin 0
 * @param reduction MEAN
 */
public record CosineEmbeddingLoss(double margin, Reduction reduction) {
  private static final String OP = "cosineEmbeddingLoss";
  private static final double EPSILON = 1e-12f; // PyTorch's is a float, too

  /** Checks them. */
  public CosineEmbeddingLoss {
    Require.finite(OP, "margin", margin);
    reduction.requireNotBatchMean(OP);
  }

  /** The defaults. */
  public CosineEmbeddingLoss() {
    this(0, Reduction.MEAN);
  }

  /** This with another margin. */
  public CosineEmbeddingLoss margin(double to) {
    return new CosineEmbeddingLoss(to, reduction);
  }

  /** This with another reduction. */
  public CosineEmbeddingLoss reduction(Reduction to) {
    return new CosineEmbeddingLoss(margin, to);
  }

  /** The loss of two inputs of one shape, and a label for each row. */
  public Tensor of(Tensor first, Tensor second, Tensor target) {
    Require.alike(OP, "inputs", first, second);
    Shape shape = first.shape();
    Require.that(
        shape.rank() == 1 || shape.rank() == 2,
        OP,
        "inputs [D] or [N, D]",
        shape.toString(),
        "reshape them");
    Tensor y = Require.signs(OP, first, target, shape.without(shape.rank() - 1));
    Tensor cos = cosine(first, second);
    Tensor alike = cos.neg().add(1).maskedFill(y.ne(1), 0);
    Tensor unlike = Terms.hinge(cos.sub(margin)).maskedFill(y.ne(-1), 0);
    return reduction.of(alike.add(unlike));
  }

  private static Tensor cosine(Tensor a, Tensor b) {
    Tensor squares = a.square().sum(-1).add(EPSILON).mul(b.square().sum(-1).add(EPSILON));
    return a.mul(b).sum(-1).div(squares.sqrt());
  }
}
