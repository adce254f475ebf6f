package dev.nabla.backend.nd4j;

import dev.nabla.tensor.DType;
import dev.nabla.tensor.HostArray;
import dev.nabla.tensor.ReduceOp;
import dev.nabla.tensor.Shape;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.reduce.same.Prod;
import org.nd4j.linalg.factory.Nd4j;

/** Sums, products, extremes; neither arguments nor results are empty. */
final class Folds {
  /** Up to here FLOAT32 sums are taken in order, in FLOAT32; longer ones in FLOAT64. */
  static final int SHORT_SUM = 8;

  private Folds() {}

  static Nd4jArray reduce(ReduceOp op, Nd4jArray a, Shape shape, int... axes) {
    long folded = a.shape().size() / shape.size();
    if (folded == 1) {
      return a.reshaped(shape);
    }
    boolean isShortSum = op == ReduceOp.SUM && folded <= SHORT_SUM;
    if (!isShortSum && FewFloats.folds(op, a, axes)) {
      return FewFloats.fold(op, a, shape, axes);
    }
    return switch (op) {
      case SUM -> {
        if (!isShortSum) {
          yield longSum(a, shape, axes);
        }
        boolean few = shape.size() == 1 && a.dtype() == DType.FLOAT32;
        yield few ? fewSum(a, shape) : sum(a, shape, axes);
      }
      case PROD -> product(a, shape, axes);
      case MAX -> a.dtype().isFloating() ? extreme(op, a, shape, axes) : max(a, shape, axes);
      case MIN -> extreme(op, a, shape, axes);
    };
  }

  private static Nd4jArray sum(Nd4jArray a, Shape shape, int... axes) {
    return NativeOp.REDUCE_SUM.along(axes, Nd4jArray.allocate(a.dtype(), shape), a);
  }

  /** In Java: ND4J takes longer to be called. */
  private static Nd4jArray fewSum(Nd4jArray a, Shape shape) {
    float sum = 0;
    for (float value : ((HostArray.Floats) Host.read(a)).values()) {
      sum += value;
    }
    return Host.create(new HostArray.Floats(new float[] {sum}), shape);
  }

  /** ND4J adds FLOAT32 naively (10M times 0.1 gives 1,087,937), hence the detour by FLOAT64. */
  private static Nd4jArray longSum(Nd4jArray a, Shape shape, int... axes) {
    if (a.dtype() != DType.FLOAT32) {
      return sum(a, shape, axes);
    }
    try (Temps temps = new Temps()) {
      Nd4jArray wide = temps.add(Host.cast(a, DType.FLOAT64));
      return Host.cast(temps.add(sum(wide, shape, axes)), DType.FLOAT32);
    }
  }

  private static Nd4jArray product(Nd4jArray a, Shape shape, int... axes) {
    Nd4jArray result = Nd4jArray.allocate(a.dtype(), shape);
    if (a.dtype() != DType.INT64) {
      return NativeOp.REDUCE_PROD.along(axes, result, a);
    }
    // reduce_prod refuses INT64; this older form of it does not, but makes an array of its axes.
    Prod prod = new Prod(a.values(), result.values(), true, axes);
    Nd4j.exec(prod);
    INDArray dimensions = prod.dimensions();
    if (dimensions != null) {
      dimensions.close();
    }
    return result;
  }

  /** ND4J's extremes pass over NaN, so slices that have one are overwritten. */
  private static Nd4jArray extreme(ReduceOp op, Nd4jArray a, Shape shape, int... axes) {
    NativeOp fold = op == ReduceOp.MAX ? NativeOp.REDUCE_MAX : NativeOp.REDUCE_MIN;
    Nd4jArray result = fold.along(axes, Nd4jArray.allocate(a.dtype(), shape), a);
    if (!NaNs.mayHave(a)) {
      return result;
    }
    try (Temps temps = new Temps()) {
      temps.add(result);
      Nd4jArray spoilt = temps.add(NaNs.any(temps.add(NaNs.in(a)), shape, axes));
      Nd4jArray nan = temps.add(Host.scalar(Double.NaN, a.dtype()));
      return Choice.into(Elementwise.like(result), spoilt, nan, result);
    }
  }

  /** ND4J's maximum starts from true or -(2^63 - 1), its minimum well: {@code ~min(~a)}. */
  private static Nd4jArray max(Nd4jArray a, Shape shape, int... axes) {
    try (Temps temps = new Temps()) {
      Nd4jArray mirrored = temps.add(mirror(a));
      Nd4jArray least = temps.add(Nd4jArray.allocate(a.dtype(), shape));
      return mirror(NativeOp.REDUCE_MIN.along(axes, least, mirrored));
    }
  }

  /** {@code !a} or {@code -1 - a}: what was greatest is least. */
  private static Nd4jArray mirror(Nd4jArray a) {
    try (Temps temps = new Temps()) {
      Nd4jArray ones = temps.add(Host.scalar(a.dtype() == DType.BOOL ? 1 : -1, a.dtype()));
      NativeOp op = a.dtype() == DType.BOOL ? NativeOp.XOR : NativeOp.SUBTRACT;
      return op.into(Elementwise.like(a), ones, a);
    }
  }
}
