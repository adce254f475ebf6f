package dev.nabla.backend.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import dev.nabla.tensor.ArgOp;
import dev.nabla.tensor.CumulativeOp;
import dev.nabla.tensor.DType;
import dev.nabla.tensor.ReduceOp;
import dev.nabla.tensor.Shape;

/** Folds along axes. */
final class Reductions {
  private final OrderedSums orderedSums;

  Reductions(Transfer transfer) {
    this.orderedSums = new OrderedSums(transfer);
  }

  DjlArray reduce(ReduceOp op, DjlArray a, int[] axes) {
    Shape shape = a.shape().reduced(axes);
    return switch (op) {
      case SUM -> sum(a, axes, shape);
      case PROD, MAX, MIN -> a.as(fold(op, a, axes, shape), shape);
    };
  }

  private DjlArray sum(DjlArray a, int[] axes, Shape shape) {
    if (OrderedSums.wanted(a, axes)) {
      return orderedSums.sum(a, axes, shape);
    }
    return a.as(Native.SUM.of(a.address(), Types.longs(axes), true), shape);
  }

  /** Axis after axis, as the engine takes only one or all. */
  private static NDArray fold(ReduceOp op, DjlArray a, int[] axes, Shape shape) {
    return Temporaries.closedAfter(
        () -> {
          if (axes.length == a.rank()) {
            return foldAll(op, a.nd()).reshape(Types.of(shape));
          }
          NDArray result = a.nd();
          for (int axis : axes) {
            result = foldAxis(op, result, new int[] {axis});
          }
          return result;
        });
  }

  private static NDArray foldAll(ReduceOp op, NDArray a) {
    return switch (op) {
      case SUM -> a.sum();
      case PROD -> a.prod();
      case MAX -> a.max();
      case MIN -> a.min();
    };
  }

  private static NDArray foldAxis(ReduceOp op, NDArray a, int[] axis) {
    return switch (op) {
      case SUM -> a.sum(axis, true);
      case PROD -> a.prod(axis, true);
      case MAX -> a.max(axis, true);
      case MIN -> a.min(axis, true);
    };
  }

  static DjlArray argReduce(ArgOp op, DjlArray a, int axis) {
    NDArray result =
        Temporaries.closedAfter(
            () -> {
              // The engine has no form for BOOL.
              DType dtype = a.dtype() == DType.BOOL ? DType.INT64 : a.dtype();
              return position(op, (PtNDArray) a.nd().toType(Types.of(dtype), false), axis);
            });
    return a.result(result, DType.INT64, a.shape().reduced(axis));
  }

  /** By {@code JniUtils}, because the public form drops the axis. */
  private static NDArray position(ArgOp op, PtNDArray a, int axis) {
    return switch (op) {
      case ARG_MAX -> JniUtils.argMax(a, axis, true);
      case ARG_MIN -> JniUtils.argMin(a, axis, true);
    };
  }

  static DjlArray cumulative(CumulativeOp op, DjlArray a, int axis) {
    return switch (op) {
      case SUM -> a.like(a.nd().cumSum(axis));
    };
  }
}
