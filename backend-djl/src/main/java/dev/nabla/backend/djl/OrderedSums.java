package dev.nabla.backend.djl;

import dev.nabla.tensor.DType;
import dev.nabla.tensor.HostArray;
import dev.nabla.tensor.Shape;

/**
 * FLOAT32 sums of a few elements, added one after the other in row-major order.
 *
 * <p>On the Java heap, because PyTorch adds from the fifth element on in an order of its own, and
 * along several axes in the order of memory; a call for each element would take longer.
 */
final class OrderedSums {
  /** The longest sum whose order is promised. */
  private static final int LONGEST = 8;

  /** Up to here the engine adds in order, along one axis. */
  private static final int NATIVE = 4;

  private final Transfer transfer;

  OrderedSums(Transfer transfer) {
    this.transfer = transfer;
  }

  /** Whether the engine may sum in another order; two elements have but one. */
  static boolean wanted(DjlArray a, int[] axes) {
    if (a.dtype() != DType.FLOAT32) {
      return false;
    }
    long count = 1;
    for (int axis : axes) {
      count *= a.shape().extent(axis);
    }
    return count <= LONGEST && count > (axes.length == 1 ? NATIVE : 2);
  }

  DjlArray sum(DjlArray a, int[] axes, Shape shape) {
    float[] results = new float[Math.toIntExact(shape.size())];
    float[] values = lines(a, axes);
    int count = results.length == 0 ? 0 : values.length / results.length;
    for (int i = 0; i < results.length; i++) {
      results[i] = sum(values, i * count, count);
    }
    return transfer.create(new HostArray.Floats(results), shape);
  }

  /** The elements with those of one sum side by side. */
  private float[] lines(DjlArray a, int[] axes) {
    DjlArray moved = Movement.permute(a, axesLast(a.rank(), axes));
    try {
      return ((HostArray.Floats) transfer.read(moved)).values();
    } finally {
      moved.free();
    }
  }

  private static int[] axesLast(int rank, int[] axes) {
    int[] order = new int[rank];
    int kept = 0;
    int folded = 0;
    for (int axis = 0; axis < rank; axis++) {
      if (folded < axes.length && axes[folded] == axis) {
        order[rank - axes.length + folded++] = axis;
      } else {
        order[kept++] = axis;
      }
    }
    return order;
  }

  private static float sum(float[] values, int from, int count) {
    float sum = 0;
    for (int i = from; i < from + count; i++) {
      sum += values[i];
    }
    return sum;
  }
}
