package dev.nabla.backend.nd4j;

import dev.nabla.tensor.HostArray;
import dev.nabla.tensor.Shape;

/** {@code [.., n, k] x [.., k, m] -> [.., n, m]}; neither arguments nor result are empty. */
final class Matmul {
  /** Up to so many products are rounded one by one and added in order, where sums are short. */
  private static final long FEW_PRODUCTS = 4096;

  private Matmul() {}

  static Nd4jArray of(Nd4jArray a, Nd4jArray b, Shape shape) {
    int k = a.shape().extent(-1);
    if (k <= Folds.SHORT_SUM && shape.size() * k <= FEW_PRODUCTS) {
      return small(a, b, shape);
    }
    if (Blas.fits(a)) {
      return Blas.multiply(Nd4jArray.allocate(a.dtype(), shape), a, b);
    }
    if (shape.rank() <= 3) {
      return NativeOp.MATMUL.into(Nd4jArray.allocate(a.dtype(), shape), a, b);
    }
    try (Temps temps = new Temps()) {
      Nd4jArray x = temps.add(a.reshaped(flat(a.shape())));
      Nd4jArray y = temps.add(b.reshaped(flat(b.shape())));
      Nd4jArray product = temps.add(Nd4jArray.allocate(a.dtype(), flat(shape)));
      return NativeOp.MATMUL.into(product, x, y).reshaped(shape);
    }
  }

  /** The shape with its batch axes as one. */
  private static Shape flat(Shape shape) {
    int rows = shape.extent(-2);
    int columns = shape.extent(-1);
    return Shape.of((int) (shape.size() / rows / columns), rows, columns);
  }

  /** In Java, because OpenBLAS fuses products and sums, and takes longer to call than this. */
  private static Nd4jArray small(Nd4jArray a, Nd4jArray b, Shape shape) {
    int k = a.shape().extent(-1);
    int m = shape.extent(-1);
    HostArray x = Host.read(a);
    HostArray y = Host.read(b);
    HostArray result = HostArray.allocate(a.dtype(), (int) shape.size());
    if (result instanceof HostArray.Longs r) {
      longs(x, y, r.values(), k, m, shape.extent(-2));
    } else if (result instanceof HostArray.Doubles r) {
      doubles(x, y, r.values(), k, m, shape.extent(-2));
    } else if (result instanceof HostArray.Floats r) {
      floats(x, y, r.values(), k, m, shape.extent(-2));
    }
    return Host.create(result, shape);
  }

  private static void longs(HostArray a, HostArray b, long[] result, int k, int m, int n) {
    for (int i = 0; i < result.length; i++) {
      int row = i / m * k;
      int column = i / (n * m) * k * m + i % m;
      for (int j = 0; j < k; j++) {
        result[i] += a.getLong(row + j) * b.getLong(column + j * m);
      }
    }
  }

  private static void doubles(HostArray a, HostArray b, double[] result, int k, int m, int n) {
    for (int i = 0; i < result.length; i++) {
      int row = i / m * k;
      int column = i / (n * m) * k * m + i % m;
      for (int j = 0; j < k; j++) {
        result[i] += a.getDouble(row + j) * b.getDouble(column + j * m);
      }
    }
  }

  private static void floats(HostArray a, HostArray b, float[] result, int k, int m, int n) {
    for (int i = 0; i < result.length; i++) {
      int row = i / m * k;
      int column = i / (n * m) * k * m + i % m;
      for (int j = 0; j < k; j++) {
        float product = (float) a.getDouble(row + j) * (float) b.getDouble(column + j * m);
        result[i] += product;
      }
    }
  }
}
