package dev.nabla.backend.nd4j;

import dev.nabla.tensor.ArgOp;
import dev.nabla.tensor.DType;
import dev.nabla.tensor.Shape;

/** Where the extremes stand; ND4J's own search passes over NaN, and refuses BOOL. */
final class ArgFolds {
  private ArgFolds() {}

  static Nd4jArray of(ArgOp op, Nd4jArray a, int axis, Shape shape) {
    NativeOp search =
        switch (op) {
          case ARG_MAX -> NativeOp.ARG_MAX;
          case ARG_MIN -> NativeOp.ARG_MIN;
        };
    try (Temps temps = new Temps()) {
      Nd4jArray numbers = a.dtype() == DType.BOOL ? temps.add(Host.cast(a, DType.INT64)) : a;
      Nd4jArray result = search(search, numbers, axis, shape);
      return NaNs.mayHave(a) ? preferNaN(a, temps.add(result), axis) : result;
    }
  }

  private static Nd4jArray preferNaN(Nd4jArray a, Nd4jArray otherwise, int axis) {
    try (Temps temps = new Temps()) {
      Shape shape = otherwise.shape();
      Nd4jArray nans = temps.add(NaNs.in(a));
      Nd4jArray ones = temps.add(Host.cast(nans, DType.INT64));
      Nd4jArray first = temps.add(search(NativeOp.ARG_MAX, ones, axis, shape));
      Nd4jArray spoilt = temps.add(NaNs.any(nans, shape, axis));
      return Choice.into(Elementwise.like(otherwise), spoilt, first, otherwise);
    }
  }

  private static Nd4jArray search(NativeOp op, Nd4jArray a, int axis, Shape shape) {
    return op.along(new int[] {axis}, Nd4jArray.allocate(DType.INT64, shape), a);
  }
}
