package dev.nabla.loss;

import dev.nabla.tensor.Axes;
import dev.nabla.tensor.Tensor;
import java.util.function.BinaryOperator;

/**
 * {@code mean(max(0, margin + d(anchor, positive) - d(anchor, negative)))} for a distance d of the
 * caller's.
 *
 * @param distance one number for each pair; by default the Euclidean one along the last axis
 * @param margin 1
 * @param swap whether the positive takes the anchor's place where it is nearer to the negative
 *     (Balntas et al., "Learning shallow convolutional feature descriptors with triplet losses",
 *     2016); false
 * @param reduction MEAN
 */
public record TripletMarginWithDistanceLoss(
    BinaryOperator<Tensor> distance, double margin, boolean swap, Reduction reduction) {
  private static final String OP = "tripletMarginWithDistanceLoss";

  /** Checks them. */
  public TripletMarginWithDistanceLoss {
    Require.positive(OP, "margin", margin);
    reduction.requireNotBatchMean(OP);
  }

  /** The defaults. */
  public TripletMarginWithDistanceLoss() {
    this((a, b) -> distance(a, b, 2, 1e-6), 1, false, Reduction.MEAN);
  }

  /** This with another distance. */
  public TripletMarginWithDistanceLoss distance(BinaryOperator<Tensor> to) {
    return new TripletMarginWithDistanceLoss(to, margin, swap, reduction);
  }

  /** This with another margin. */
  public TripletMarginWithDistanceLoss margin(double to) {
    return new TripletMarginWithDistanceLoss(distance, to, swap, reduction);
  }

  /** This with the swap, or without it. */
  public TripletMarginWithDistanceLoss swap(boolean to) {
    return new TripletMarginWithDistanceLoss(distance, margin, to, reduction);
  }

  /** This with another reduction. */
  public TripletMarginWithDistanceLoss reduction(Reduction to) {
    return new TripletMarginWithDistanceLoss(distance, margin, swap, to);
  }

  /** The loss of three inputs of one shape. */
  public Tensor of(Tensor anchor, Tensor positive, Tensor negative) {
    return of(OP, anchor, positive, negative);
  }

  Tensor of(String op, Tensor anchor, Tensor positive, Tensor negative) {
    Require.alike(op, "an anchor, a positive and a negative", anchor, positive, negative);
    Tensor near = distance.apply(anchor, positive);
    Tensor far = distance.apply(anchor, negative);
    Tensor least = swap ? far.minimum(distance.apply(positive, negative)) : far;
    return reduction.of(Terms.hinge(near.add(margin).sub(least)));
  }

  /** {@code |a - b + eps|}, the p-norm along the last axis. */
  static Tensor distance(Tensor a, Tensor b, double p, double eps) {
    return a.sub(b).add(eps).norm(p, Axes.DROP, -1);
  }
}
