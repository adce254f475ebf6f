package dev.nabla.backend.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;

/** Numbers that kernels need, once per dtype: a Java number would cost an array at each call. */
final class Scalars {
  private final NDArray zero;
  private final NDArray half;
  private final NDArray oneFloat;
  private final NDArray oneDouble;

  Scalars(NDManager manager) {
    this.zero = full(manager, 0, DataType.FLOAT64);
    this.half = full(manager, 0.5f, DataType.FLOAT64);
    this.oneFloat = full(manager, 1, DataType.FLOAT32);
    this.oneDouble = full(manager, 1, DataType.FLOAT64);
  }

  /** Kept from any scope that is open on this thread. */
  private static NDArray full(NDManager manager, float value, DataType dtype) {
    NDArray scalar = manager.full(new Shape(), value, dtype);
    NDScope.unregister(scalar);
    return scalar;
  }

  /** FLOAT64 zero; compares with either floating dtype. */
  NDArray zero() {
    return zero;
  }

  /** FLOAT64 one half. */
  NDArray half() {
    return half;
  }

  /** FLOAT64 one. */
  NDArray oneDouble() {
    return oneDouble;
  }

  /** FLOAT32 one. */
  NDArray oneFloat() {
    return oneFloat;
  }
}
