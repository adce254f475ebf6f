package dev.nabla.loss;

import dev.nabla.tensor.Domain;
import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * {@code -sum over c of weight[c] * target[n, c] * ln(softmax(prediction))[n, c]}.
 *
 * <p>Scores, not probabilities, {@code [N, C, d1, ..]} or {@code [C]}. The target is INT64 classes
 * {@code [N, d1, ..]} or {@code []}, and the mean is by the weights of those that count; or it is
 * probabilities of the shape and dtype of the scores, and the mean is over the samples.
 *
 * @param weight one for each class; none counts as 1
 * @param ignoreIndex the class of samples that do not count, -100
 * @param labelSmoothing how much of the target is spread evenly over the classes, 0 (Szegedy et
 *     al., "Rethinking the Inception architecture", 2015)
 * @param reduction MEAN
 */
public record CrossEntropyLoss(
    Optional<Tensor> weight, int ignoreIndex, double labelSmoothing, Reduction reduction)
    implements Loss {
  private static final String OP = "crossEntropyLoss";

  /** Checks them. */
  public CrossEntropyLoss {
    if (!(labelSmoothing >= 0 && labelSmoothing <= 1)) {
      throw new NablaException(
          OP, "a label smoothing from 0 to 1", Double.toString(labelSmoothing), "0.1 is usual");
    }
    reduction.requireNotBatchMean(OP);
  }

  /** The defaults. */
  public CrossEntropyLoss() {
    this(Optional.empty(), -100, 0, Reduction.MEAN);
  }

  /** This with a weight for each class. */
  public CrossEntropyLoss weight(Tensor to) {
    return new CrossEntropyLoss(Optional.of(to), ignoreIndex, labelSmoothing, reduction);
  }

  /** This with another class that does not count. */
  public CrossEntropyLoss ignoreIndex(int to) {
    return new CrossEntropyLoss(weight, to, labelSmoothing, reduction);
  }

  /** This with another label smoothing. */
  public CrossEntropyLoss labelSmoothing(double to) {
    return new CrossEntropyLoss(weight, ignoreIndex, to, reduction);
  }

  /** This with another reduction. */
  public CrossEntropyLoss reduction(Reduction to) {
    return new CrossEntropyLoss(weight, ignoreIndex, labelSmoothing, to);
  }

  @Override
  public Tensor of(Tensor prediction, Tensor target) {
    Domain.FLOATING.require(OP, prediction.dtype());
    int axis = Classes.axis(OP, prediction);
    int classes = prediction.shape().extent(axis);
    weight.ifPresent(w -> Require.classWeight(OP, w, prediction, classes));
    if (target.dtype().isFloating()) {
      requireProbabilities(prediction, target);
      return ofProbabilities(weighted(prediction.logSoftmax(axis), axis), target, axis);
    }
    Classes chosen = Classes.of(OP, prediction, target, OptionalInt.of(ignoreIndex));
    return ofClasses(prediction.logSoftmax(axis), chosen);
  }

  private Tensor ofClasses(Tensor logs, Classes chosen) {
    Tensor hard = NllLoss.of(chosen, logs, weight, reduction);
    if (labelSmoothing == 0) {
      return hard;
    }
    int axis = chosen.axis();
    Tensor even = chosen.blank(weighted(logs, axis).sum(axis).neg());
    Tensor spread = chosen.reduce(even, weight, reduction);
    return spread.mul(labelSmoothing / logs.shape().extent(axis)).add(hard.mul(1 - labelSmoothing));
  }

  private void requireProbabilities(Tensor prediction, Tensor target) {
    Shape shape = prediction.shape();
    if (!(target.shape().equals(shape) && target.dtype() == prediction.dtype())) {
      throw new NablaException(
          OP,
          "probabilities of "
              + prediction.dtype()
              + " "
              + shape
              + ", or INT64 classes of shape "
              + shape.without(Classes.axis(OP, prediction)),
          target.dtype() + " " + target.shape(),
          "convert classes with to(DType.INT64), or reshape the probabilities");
    }
    if (ignoreIndex >= 0) {
      throw new NablaException(
          OP,
          "no class to ignore where the target is probabilities",
          "ignoreIndex " + ignoreIndex,
          "leave it out, and give the samples to ignore probabilities 0");
    }
  }

  private Tensor ofProbabilities(Tensor logs, Tensor target, int axis) {
    int classes = logs.shape().extent(axis);
    Tensor smooth =
        labelSmoothing == 0 ? target : target.mul(1 - labelSmoothing).add(labelSmoothing / classes);
    Tensor terms = logs.mul(smooth);
    return switch (reduction) {
      case NONE -> terms.sum(axis).neg();
      case SUM -> terms.sum().neg();
      default -> terms.sum().neg().div((double) logs.shape().size() / classes);
    };
  }

  /** {@code x[n, c, ..] * weight[c]}. */
  private Tensor weighted(Tensor x, int axis) {
    int[] column = new int[x.shape().rank()];
    Arrays.fill(column, 1);
    column[axis] = x.shape().extent(axis);
    return weight.map(w -> x.mul(w.reshape(Shape.of(column)))).orElse(x);
  }
}
