package dev.nabla.loss;

import dev.nabla.tensor.DType;
import dev.nabla.tensor.Domain;
import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;

/** What losses ask of their inputs and settings before they compute anything. */
final class Require {
  private Require() {}

  static void that(boolean fits, String op, String expected, String found, String remedy) {
    if (!fits) {
      throw new NablaException(op, expected, found, remedy);
    }
  }

  /** One shape and one dtype: a target that would broadcast is nearly always a mistake. */
  static void pair(String op, Tensor prediction, Tensor target) {
    if (!prediction.shape().equals(target.shape())) {
      throw new NablaException(
          op,
          "a prediction and a target of one shape",
          prediction.shape() + " and " + target.shape(),
          "reshape or expand one of them");
    }
    if (prediction.dtype() != target.dtype()) {
      throw new NablaException(
          op,
          "a prediction and a target of one dtype",
          prediction.dtype() + " and " + target.dtype(),
          "convert the target with to(DType." + prediction.dtype() + ")");
    }
  }

  /** {@link #pair}, of a floating dtype. */
  static void floatingPair(String op, Tensor prediction, Tensor target) {
    Domain.FLOATING.require(op, prediction.dtype());
    pair(op, prediction, target);
  }

  /** Inputs of one shape and one floating dtype. */
  static void alike(String op, String what, Tensor first, Tensor... others) {
    Domain.FLOATING.require(op, first.dtype());
    for (Tensor other : others) {
      if (!first.shape().equals(other.shape())) {
        throw new NablaException(
            op,
            what + " of one shape",
            first.shape() + " and " + other.shape(),
            "reshape or expand one of them");
      }
      if (first.dtype() != other.dtype()) {
        throw new NablaException(
            op,
            what + " of one dtype",
            first.dtype() + " and " + other.dtype(),
            "convert with to(DType." + first.dtype() + ")");
      }
    }
  }

  /** Labels 1 and -1 of {@code shape}: INT64, or of the dtype of x, to which they come. */
  static Tensor signs(String op, Tensor x, Tensor labels, Shape shape) {
    if (!labels.shape().equals(shape)) {
      throw new NablaException(
          op, "labels of shape " + shape, labels.shape().toString(), "give one for each sample");
    }
    if (!(labels.dtype() == x.dtype() || labels.dtype() == DType.INT64)) {
      throw new NablaException(
          op,
          "labels 1 and -1 of " + x.dtype() + " or INT64",
          labels.dtype().name(),
          "convert them with to(DType." + x.dtype() + ")");
    }
    return labels.to(x.dtype());
  }

  /** A weight that stretches to the shape of x, and has its dtype. */
  static void stretches(String op, String what, Tensor weight, Tensor x) {
    Shape wanted = x.shape();
    boolean fits =
        weight.dtype() == x.dtype() && Shape.broadcast(op, weight.shape(), wanted).equals(wanted);
    if (!fits) {
      throw new NablaException(
          op,
          what + " of " + x.dtype() + " that stretches to " + wanted,
          weight.dtype() + " " + weight.shape(),
          "reshape or convert it");
    }
  }

  /** One weight for each class, of the dtype of x. */
  static void classWeight(String op, Tensor weight, Tensor x, int classes) {
    if (!(weight.dtype() == x.dtype() && weight.shape().equals(Shape.of(classes)))) {
      throw new NablaException(
          op,
          "a weight for each class, " + x.dtype() + " [" + classes + "]",
          weight.dtype() + " " + weight.shape(),
          "reshape or convert it");
    }
  }

  /** Every element from 0 to 1; NaN is not. */
  static void probabilities(String op, String what, Tensor x, String remedy) {
    if (x.ge(0).and(x.le(1)).all().toBooleanArray()[0]) {
      return;
    }
    double[] values = x.to(DType.FLOAT64).toDoubleArray();
    int i = 0;
    while (values[i] >= 0 && values[i] <= 1) {
      i++;
    }
    throw new NablaException(op, what + " from 0 to 1", Double.toString(values[i]), remedy);
  }

  /** A setting that is finite and above 0. */
  static void positive(String op, String what, double value) {
    if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
      throw new NablaException(
          op, "a " + what + " that is finite and above 0", Double.toString(value), "start with 1");
    }
  }

  static void finite(String op, String what, double value) {
    if (!Double.isFinite(value)) {
      throw new NablaException(
          op, "a finite " + what, Double.toString(value), "give an ordinary number");
    }
  }

  /** A setting that is finite and at least 0. */
  static void atLeastZero(String op, String what, double value) {
    if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
      throw new NablaException(
          op,
          "a " + what + " that is finite and at least 0",
          Double.toString(value),
          "drop the sign");
    }
  }
}
