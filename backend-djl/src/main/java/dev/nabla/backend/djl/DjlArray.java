package dev.nabla.backend.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDScope;
import ai.djl.pytorch.engine.PtNDArray;
import dev.nabla.tensor.DType;
import dev.nabla.tensor.Shape;

/** A native array with its dtype and shape, which the engine would tell only by a native call. */
record DjlArray(NDArray nd, DType dtype, Shape shape) {
  /** The result of a kernel: whatever scope is open on this thread does not close it. */
  static DjlArray result(NDArray nd, DType dtype, Shape shape) {
    NDScope.unregister(nd);
    return new DjlArray(nd, dtype, shape);
  }

  /** A result with this array's dtype. */
  DjlArray as(NDArray result, Shape resultShape) {
    return result(result, dtype, resultShape);
  }

  /** A result with this array's dtype and shape. */
  DjlArray like(NDArray result) {
    return result(result, dtype, shape);
  }

  /** The array as {@code JniUtils} takes it. */
  PtNDArray pt() {
    return (PtNDArray) nd;
  }

  int rank() {
    return shape.rank();
  }
}
