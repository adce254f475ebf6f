package dev.nabla.loss;

import dev.nabla.tensor.Domain;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * {@code sum over c != y of weight[y] * max(0, margin - x[y] + x[c])^p / C} of scores x and a class
 * y: {@code [N, C]} and INT64 {@code [N]}, or {@code [C]} and {@code []}. The gradient is 0 at a
 * tie with the margin.
 *
 * @param p 1 or 2; 1
 * @param margin 1
 * @param weight one for each class; none counts as 1
 * @param reduction MEAN, over the samples
 */
public record MultiMarginLoss(int p, double margin, Optional<Tensor> weight, Reduction reduction)
    implements Loss {
  private static final String OP = "multiMarginLoss";

  /** Checks them. */
  public MultiMarginLoss {
    Require.that(p == 1 || p == 2, OP, "a p of 1 or 2", Integer.toString(p), "choose one of them");
    Require.finite(OP, "margin", margin);
    reduction.requireNotBatchMean(OP);
  }

  /** The defaults. */
  public MultiMarginLoss() {
    this(1, 1, Optional.empty(), Reduction.MEAN);
  }

  /** This with another power. */
  public MultiMarginLoss p(int to) {
    return new MultiMarginLoss(to, margin, weight, reduction);
  }

  /** This with another margin. */
  public MultiMarginLoss margin(double to) {
    return new MultiMarginLoss(p, to, weight, reduction);
  }

  /** This with a weight for each class. */
  public MultiMarginLoss weight(Tensor to) {
    return new MultiMarginLoss(p, margin, Optional.of(to), reduction);
  }

  /** This with another reduction. */
  public MultiMarginLoss reduction(Reduction to) {
    return new MultiMarginLoss(p, margin, weight, to);
  }

  @Override
  public Tensor of(Tensor prediction, Tensor target) {
    requireScores(OP, prediction);
    int classes = prediction.shape().extent(-1);
    weight.ifPresent(w -> Require.classWeight(OP, w, prediction, classes));
    Classes chosen = Classes.of(OP, prediction, target, OptionalInt.empty());
    Tensor own = chosen.pick(prediction).unsqueeze(-1);
    Tensor over = prediction.sub(own).add(margin).relu();
    Tensor powers = p == 1 ? over : over.square();
    Tensor terms = weight.map(w -> powers.mul(chosen.weights(w).unsqueeze(-1))).orElse(powers);
    return reduction.of(terms.maskedFill(target.oneHot(classes).gt(0), 0).mean(-1));
  }

  /** Floating scores {@code [N, C]} or {@code [C]}, with a class at least. */
  static void requireScores(String op, Tensor prediction) {
    Domain.FLOATING.require(op, prediction.dtype());
    Shape shape = prediction.shape();
    boolean fits = shape.rank() == 1 || shape.rank() == 2;
    Require.that(
        fits && shape.extent(-1) > 0,
        op,
        "a prediction [C] or [N, C]",
        shape.toString(),
        "give a score for each class");
  }
}
