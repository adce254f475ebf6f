package dev.nabla.conformance;

import dev.nabla.tensor.DType;
import java.util.Random;

/** Numbers to test with, the same in every run. */
final class Samples {
  /** Where floating functions go wrong: signed zeros, halves, tiny and huge numbers, no numbers. */
  static final double[] EDGES = {
    0,
    -0.0,
    1,
    -1,
    0.5,
    -0.5,
    1.5,
    2.5,
    -2.5,
    3,
    -7,
    1e-7,
    -1e-7,
    0.1,
    20,
    -20,
    1e10,
    -1e10,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY,
    Double.NaN
  };

  private static final double[] INTEGERS = {0, 1, -1, 2, -2, 3, 7, -7, 10, -100, 1L << 40};

  private Samples() {}

  /** What every operation on {@code dtype} should stand. */
  static double[] edges(DType dtype) {
    return switch (dtype) {
      case FLOAT32 -> rounded(EDGES);
      case FLOAT64 -> EDGES.clone();
      case INT64 -> INTEGERS.clone();
      case BOOL -> new double[] {0, 1};
    };
  }

  /** {@code count} ordinary values, all different in FLOAT64: normal, integers or truth values. */
  static double[] of(DType dtype, int count, long seed) {
    Random random = new Random(seed);
    double[] values = new double[count];
    for (int i = 0; i < count; i++) {
      values[i] =
          switch (dtype) {
            case FLOAT32 -> (float) random.nextGaussian();
            case FLOAT64 -> random.nextGaussian();
            case INT64 -> random.nextInt(19) - 9;
            case BOOL -> random.nextInt(2);
          };
    }
    return values;
  }

  private static double[] rounded(double[] values) {
    double[] rounded = values.clone();
    for (int i = 0; i < rounded.length; i++) {
      rounded[i] = (float) rounded[i];
    }
    return rounded;
  }
}
