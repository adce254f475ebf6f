package dev.nabla.backend.nd4j;

import dev.nabla.tensor.BinaryOp;
import dev.nabla.tensor.CompareOp;
import dev.nabla.tensor.DType;
import dev.nabla.tensor.HostArray;
import dev.nabla.tensor.ReduceOp;
import dev.nabla.tensor.Shape;
import java.util.Arrays;

/** Operations on so few FLOAT32 that Java is through before ND4J has been called. */
final class FewFloats {
  private static final long FEW = 1 << 16;

  private FewFloats() {}

  private static boolean are(Nd4jArray a) {
    return a.dtype() == DType.FLOAT32 && a.shape().size() <= FEW;
  }

  private static float[] read(Nd4jArray a) {
    return ((HostArray.Floats) Host.read(a)).values();
  }

  /** Whether {@link #fold} has it: a sum or an extreme along neighbouring axes. */
  static boolean folds(ReduceOp op, Nd4jArray a, int... axes) {
    return are(a) && op != ReduceOp.PROD && axes[axes.length - 1] - axes[0] == axes.length - 1;
  }

  /** Sums in FLOAT64; an extreme of NaN is NaN. */
  static Nd4jArray fold(ReduceOp op, Nd4jArray a, Shape shape, int... axes) {
    float[] values = read(a);
    int inner = Host.step(a.shape(), axes[axes.length - 1]);
    float[] result = new float[(int) shape.size()];
    int folded = values.length / result.length;
    double[] folds = new double[inner];
    for (int start = 0; start < result.length; start += inner) {
      int first = start * folded;
      for (int i = 0; i < inner; i++) {
        folds[i] = values[first + i];
      }
      for (int row = first + inner; row < first + inner * folded; row += inner) {
        fold(op, values, row, folds);
      }
      for (int i = 0; i < inner; i++) {
        result[start + i] = (float) folds[i];
      }
    }
    return Host.create(new HostArray.Floats(result), shape);
  }

  private static void fold(ReduceOp op, float[] values, int row, double[] folds) {
    for (int i = 0; i < folds.length; i++) {
      double value = values[row + i];
      folds[i] =
          switch (op) {
            case SUM -> folds[i] + value;
            case MAX -> Math.max(folds[i], value);
            case MIN -> Math.min(folds[i], value);
            case PROD -> folds[i] * value;
          };
    }
  }

  /** Whether {@link #combine} and {@link #compare} have it: b is one row of a, or all of it. */
  static boolean areRows(Nd4jArray a, Nd4jArray b, Shape shape) {
    int[] all = shape.toArray();
    int[] row = b.shape().toArray();
    return are(a)
        && a.shape().equals(shape)
        && row.length <= all.length
        && Arrays.equals(row, Arrays.copyOfRange(all, all.length - row.length, all.length));
  }

  /** {@code a op b} for the four basic operations. */
  static Nd4jArray combine(BinaryOp op, Nd4jArray a, Nd4jArray b) {
    float[] x = read(a);
    float[] y = read(b);
    for (int row = 0; row < x.length; row += y.length) {
      for (int i = 0; i < y.length; i++) {
        x[row + i] =
            switch (op) {
              case ADD -> x[row + i] + y[i];
              case SUB -> x[row + i] - y[i];
              case MUL -> x[row + i] * y[i];
              case DIV -> x[row + i] / y[i];
              default -> throw new IllegalArgumentException(op + " is not a basic operation");
            };
      }
    }
    return Host.create(new HostArray.Floats(x), a.shape());
  }

  static Nd4jArray compare(CompareOp op, Nd4jArray a, Nd4jArray b) {
    float[] x = read(a);
    float[] y = read(b);
    boolean[] result = new boolean[x.length];
    for (int row = 0; row < x.length; row += y.length) {
      for (int i = 0; i < y.length; i++) {
        float left = x[row + i];
        float right = y[i];
        result[row + i] =
            switch (op) {
              case EQ -> left == right;
              case NE -> left != right;
              case LT -> left < right;
              case LE -> left <= right;
              case GT -> left > right;
              case GE -> left >= right;
            };
      }
    }
    return Host.create(new HostArray.Booleans(result), a.shape());
  }
}
