package dev.nabla.backend.djl;

import dev.nabla.tensor.DType;
import dev.nabla.tensor.HostArray;
import dev.nabla.tensor.Shape;

/**
 * Matrix products, the small FLOAT32 ones with each product rounded before it is added in order.
 *
 * <p>Those run on the Java heap, because PyTorch hands them to MKL, which fuses and reorders as the
 * processor likes; on some it rounds as Java does, on others not.
 */
final class Matmul {
  /** The longest sum of products whose order is promised. */
  private static final int LONGEST = 8;

  /** So many multiplications take about as long in Java as a few native calls. */
  private static final int SMALL = 1 << 14;

  private final Transfer transfer;

  Matmul(Transfer transfer) {
    this.transfer = transfer;
  }

  DjlArray matmul(DjlArray a, DjlArray b) {
    int inner = a.shape().extent(-1);
    Shape shape = a.shape().with(-1, b.shape().extent(-1));
    if (a.dtype() == DType.FLOAT32 && inner == 1) {
      return a.as(Native.MUL.of(a.address(), b.address()), shape);
    }
    if (a.dtype() == DType.FLOAT32 && inner <= LONGEST && shape.size() * inner <= SMALL) {
      return small(a, b, shape);
    }
    return a.as(Native.MATMUL.of(a.address(), b.address()), shape);
  }

  private DjlArray small(DjlArray a, DjlArray b, Shape shape) {
    float[] x = ((HostArray.Floats) transfer.read(a)).values();
    float[] y = ((HostArray.Floats) transfer.read(b)).values();
    float[] result = new float[(int) shape.size()];
    int inner = a.shape().extent(-1);
    int columns = shape.extent(-1);
    int rows = shape.extent(-2);
    for (int i = 0; i < result.length; i++) {
      int row = i / columns;
      int batch = row / rows;
      int from = batch * inner * columns + i % columns;
      result[i] = dot(x, row * inner, y, from, columns, inner);
    }
    return transfer.create(new HostArray.Floats(result), shape);
  }

  /** A row of x times a column of y, whose elements stand {@code stride} apart. */
  private static float dot(float[] x, int i, float[] y, int j, int stride, int length) {
    float sum = 0;
    for (int k = 0; k < length; k++) {
      sum += x[i + k] * y[j + k * stride];
    }
    return sum;
  }
}
