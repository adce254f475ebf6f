package dev.nabla.backend.nd4j;

import dev.nabla.tensor.CumulativeOp;
import dev.nabla.tensor.DType;
import dev.nabla.tensor.HostArray;

/** Running folds along an axis; neither arguments nor results are empty. */
final class Cumulative {
  private Cumulative() {}

  static Nd4jArray of(CumulativeOp op, Nd4jArray a, int axis) {
    return switch (op) {
      case SUM -> a.dtype() == DType.INT64 ? hostSum(a, axis) : sum(a, axis);
    };
  }

  /** Long FLOAT32 sums go by FLOAT64, for ND4J adds naively. */
  private static Nd4jArray sum(Nd4jArray a, int axis) {
    if (a.dtype() == DType.FLOAT64 || a.shape().extent(axis) <= Folds.SHORT_SUM) {
      long[] inclusiveForwardAxis = {0, 0, axis};
      return NativeOp.CUMSUM.withIntegers(inclusiveForwardAxis, Elementwise.like(a), a);
    }
    try (Temps temps = new Temps()) {
      Nd4jArray wide = temps.add(Host.cast(a, DType.FLOAT64));
      return Host.cast(temps.add(sum(wide, axis)), DType.FLOAT32);
    }
  }

  /** In Java, because ND4J's cumsum refuses INT64. */
  private static Nd4jArray hostSum(Nd4jArray a, int axis) {
    HostArray values = Host.read(a);
    long[] sums = new long[values.length()];
    int extent = a.shape().extent(axis);
    int step = Host.step(a.shape(), axis);
    for (int i = 0; i < sums.length; i++) {
      boolean first = i / step % extent == 0;
      sums[i] = values.getLong(i) + (first ? 0 : sums[i - step]);
    }
    return Host.create(new HostArray.Longs(sums), a.shape());
  }
}
