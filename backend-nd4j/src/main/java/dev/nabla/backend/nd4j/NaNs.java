package dev.nabla.backend.nd4j;

import dev.nabla.tensor.DType;
import dev.nabla.tensor.Shape;

/** Where the NaNs are, for ND4J's maxima and minima pass over them. */
final class NaNs {
  private NaNs() {}

  /** Whether {@code a} needs a closer look: its sum is NaN if an element is, and seldom else. */
  static boolean mayHave(Nd4jArray a) {
    if (!a.dtype().isFloating()) {
      return false;
    }
    try (Temps temps = new Temps()) {
      int[] all = a.shape().axes();
      Nd4jArray sum = a;
      if (a.shape().size() > 1) {
        sum = temps.add(Nd4jArray.allocate(a.dtype(), a.shape().reduced(all)));
        NativeOp.REDUCE_SUM.along(all, sum, a);
      }
      return Double.isNaN(Host.read(sum).getDouble(0));
    }
  }

  /** {@code a != a}. */
  static Nd4jArray in(Nd4jArray a) {
    return NativeOp.NOT_EQUALS.into(Nd4jArray.allocate(DType.BOOL, a.shape()), a, a);
  }

  /** 1 for each slice along {@code axes} that has a NaN, else 0; and its shape. */
  static Nd4jArray any(Nd4jArray nans, Shape reduced, int... axes) {
    // As INT64: ND4J's maximum of BOOL starts from true.
    try (Temps temps = new Temps()) {
      Nd4jArray ones = temps.add(Host.cast(nans, DType.INT64));
      Nd4jArray any = temps.add(Nd4jArray.allocate(DType.INT64, reduced));
      return Host.cast(NativeOp.REDUCE_MAX.along(axes, any, ones), DType.BOOL);
    }
  }
}
