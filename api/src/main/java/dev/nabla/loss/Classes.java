package dev.nabla.loss;

import dev.nabla.tensor.DType;
import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The class of each sample, as INT64 of the shape of the scores without their class axis, {@code
 * [N, C, d1, ..] -> [N, d1, ..]}, or {@code [C] -> []}.
 *
 * @param axis that of the classes
 * @param index the classes, 0 where the sample is ignored
 * @param ignored where it is; none if nowhere
 * @param counted how many are not ignored
 */
record Classes(int axis, Tensor index, Optional<Tensor> ignored, int counted) {
  /** The class axis of scores {@code [N, C, ..]} or {@code [C]}. */
  static int axis(String op, Tensor scores) {
    int rank = scores.shape().rank();
    if (rank == 0) {
      throw new NablaException(
          op,
          "a prediction [C] or [N, C, ..]",
          scores.shape().toString(),
          "give a score for each class");
    }
    return rank == 1 ? 0 : 1;
  }

  /** Checks the target against the scores; the read of its values is the only one of the loss. */
  static Classes of(String op, Tensor scores, Tensor target, OptionalInt ignore) {
    int axis = axis(op, scores);
    requireIndices(op, target, scores.shape().without(axis), scores.shape());
    int classes = scores.shape().extent(axis);
    int counted = 0;
    for (long label : target.toLongArray()) {
      if (ignore.isEmpty() || label != ignore.getAsInt()) {
        requireClass(op, label, classes);
        counted++;
      }
    }
    if (counted == target.shape().size()) {
      return new Classes(axis, target, Optional.empty(), counted);
    }
    Tensor ignored = target.eq(ignore.getAsInt());
    return new Classes(axis, target.maskedFill(ignored, 0), Optional.of(ignored), counted);
  }

  /** INT64 of {@code shape}. */
  static void requireIndices(String op, Tensor target, Shape shape, Shape scores) {
    if (target.dtype() != DType.INT64) {
      throw new NablaException(
          op,
          "a target of classes, INT64",
          target.dtype() + " " + target.shape(),
          "convert it with to(DType.INT64)");
    }
    if (!target.shape().equals(shape)) {
      throw new NablaException(
          op,
          "a target of shape " + shape + " for a prediction of shape " + scores,
          target.shape().toString(),
          "give one class for each sample");
    }
  }

  static void requireClass(String op, long label, int classes) {
    if (label < 0 || label >= classes) {
      throw new NablaException(
          op, "classes from 0 to " + (classes - 1), Long.toString(label), "count them from 0");
    }
  }

  /** {@code x[n, class of n, ..]}, of the shape of the target. */
  Tensor pick(Tensor x) {
    return x.gather(axis, index.unsqueeze(axis)).squeeze(axis);
  }

  /** The weight of the class of each sample, 0 for those ignored. */
  Tensor weights(Tensor weight) {
    return blank(weight.indexSelect(0, index.flatten()).reshape(index.shape()));
  }

  /** {@code losses} with 0 for the samples ignored. */
  Tensor blank(Tensor losses) {
    return ignored.map(mask -> losses.maskedFill(mask, 0)).orElse(losses);
  }

  /** The losses reduced, the mean by the weights of those that count: NaN if none does. */
  Tensor reduce(Tensor losses, Optional<Tensor> weight, Reduction reduction) {
    if (reduction != Reduction.MEAN) {
      return reduction.of(losses);
    }
    Tensor sum = losses.sum();
    return weight.map(w -> sum.div(weights(w).sum())).orElseGet(() -> sum.div(counted));
  }
}
