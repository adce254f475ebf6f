package dev.nabla.loss;

import dev.nabla.tensor.Tensor;

/**
 * {@code mean(max(0, margin + d(anchor, positive) - d(anchor, negative)))} of {@code d(a, b) = |a -
 * b + eps|}, a norm along the last axis: {@code [N, D]}, or {@code [D]}.
 *
 * @param margin 1
 * @param p of the norm, 2
 * @param eps 1e-6
 * @param swap whether the positive takes the anchor's place where it is nearer to the negative
 *     (Balntas et al., "Learning shallow convolutional feature descriptors with triplet losses",
 *     2016); false
 * @param reduction MEAN
 */
public record TripletMarginLoss(
    double margin, double p, double eps, boolean swap, Reduction reduction) {
  private static final String OP = "tripletMarginLoss";

  /** Checks them. */
  public TripletMarginLoss {
    Require.positive(OP, "margin", margin);
    Require.that(p >= 0, OP, "a p of at least 0", Double.toString(p), "choose 1 or 2");
    Require.finite(OP, "eps", eps);
    reduction.requireNotBatchMean(OP);
  }

  /** The defaults. */
  public TripletMarginLoss() {
    this(1, 2, 1e-6, false, Reduction.MEAN);
  }

  /** This with another margin. */
  public TripletMarginLoss margin(double to) {
    return new TripletMarginLoss(to, p, eps, swap, reduction);
  }

  /** This with another norm. */
  public TripletMarginLoss p(double to) {
    return new TripletMarginLoss(margin, to, eps, swap, reduction);
  }

  /** This with another eps. */
  public TripletMarginLoss eps(double to) {
    return new TripletMarginLoss(margin, p, to, swap, reduction);
  }

  /** This with the swap, or without it. */
  public TripletMarginLoss swap(boolean to) {
    return new TripletMarginLoss(margin, p, eps, to, reduction);
  }

  /** This with another reduction. */
  public TripletMarginLoss reduction(Reduction to) {
    return new TripletMarginLoss(margin, p, eps, swap, to);
  }

  /** The loss of three inputs of one shape. */
  public Tensor of(Tensor anchor, Tensor positive, Tensor negative) {
    return new TripletMarginWithDistanceLoss(
            (a, b) -> TripletMarginWithDistanceLoss.distance(a, b, p, eps), margin, swap, reduction)
        .of(OP, anchor, positive, negative);
  }
}
