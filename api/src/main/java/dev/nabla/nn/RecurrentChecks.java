package dev.nabla.nn;

import dev.nabla.tensor.DType;
import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;

/** What recurrent layers and cells ask of their arguments. */
final class RecurrentChecks {
  private RecurrentChecks() {}

  static void dtype(String op, Tensor x, RecurrentWeights weights) {
    DType wanted = weights.weightIh().dtype();
    if (x.dtype() != wanted) {
      throw new NablaException(
          op,
          "an input of dtype " + wanted + ", as the weights'",
          x.dtype() + " " + x.shape(),
          "convert it with to(DType." + wanted + ")");
    }
  }

  static void state(String op, Tensor state, Shape shape, DType dtype) {
    if (!state.shape().equals(shape) || state.dtype() != dtype) {
      throw new NablaException(
          op,
          "a state of shape " + shape + " and dtype " + dtype,
          state.dtype() + " " + state.shape(),
          "pass the state of a run of as many sequences, or none");
    }
  }

  /** The shape of a cell's state for {@code x}, which is {@code [N, in]} or {@code [in]}. */
  static Shape cell(String op, Tensor x, RecurrentWeights weights) {
    int rank = x.shape().rank();
    if ((rank != 1 && rank != 2) || x.shape().extent(-1) != weights.in()) {
      throw new NablaException(
          op,
          "an input [N, " + weights.in() + "] or [" + weights.in() + "]",
          x.shape().toString(),
          "make the last axis the features; a whole sequence is for the layer, not for the cell");
    }
    dtype(op, x, weights);
    return x.shape().with(-1, weights.out());
  }
}
