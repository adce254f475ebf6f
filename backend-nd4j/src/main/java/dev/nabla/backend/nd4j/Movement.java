package dev.nabla.backend.nd4j;

import dev.nabla.tensor.DType;
import dev.nabla.tensor.HostArray;
import dev.nabla.tensor.Shape;
import java.util.Arrays;
import java.util.List;

/**
 * The same elements elsewhere: every result is a copy in row-major order, or shares the buffer
 * where the order of the elements does not change; a matrix is turned when somebody asks for that.
 */
final class Movement {
  /** So many elements take less time in Java than ND4J takes to be called. */
  private static final int FEW = 1024;

  private Movement() {}

  static Nd4jArray permute(Nd4jArray a, int... order) {
    int[] extents = new int[order.length];
    boolean moves = false;
    int last = -1;
    for (int i = 0; i < order.length; i++) {
      extents[i] = a.shape().extent(order[i]);
      if (extents[i] != 1) {
        moves |= order[i] < last;
        last = order[i];
      }
    }
    Shape shape = Shape.of(extents);
    if (!moves || shape.size() == 0) {
      return a.reshaped(shape);
    }
    return order.length == 2 ? Nd4jArray.turned(a) : copy(a, View.of(a).permute(order), shape);
  }

  static Nd4jArray expand(Nd4jArray a, Shape shape) {
    if (shape.size() == a.shape().size()) {
      return a.reshaped(shape);
    }
    if (shape.size() == 0) {
      return Nd4jArray.allocate(a.dtype(), shape);
    }
    if (a.dtype() == DType.FLOAT32 && a.shape().size() == 1 && shape.size() <= FEW) {
      float[] same = new float[(int) shape.size()];
      Arrays.fill(same, ((HostArray.Floats) Host.read(a)).values()[0]);
      return Host.create(new HostArray.Floats(same), shape);
    }
    return copy(a, View.of(a).expand(Nd4jArray.extents(shape)), shape);
  }

  static Nd4jArray slice(Nd4jArray a, int axis, int start, int length, int step) {
    Shape shape = a.shape().with(axis, length);
    if (length == a.shape().extent(axis)) {
      return a.reshaped(shape);
    }
    if (shape.size() == 0) {
      return Nd4jArray.allocate(a.dtype(), shape);
    }
    return copy(a, View.of(a).slice(axis, start, length, step), shape);
  }

  private static Nd4jArray copy(Nd4jArray a, View from, Shape shape) {
    Nd4jArray result = Nd4jArray.allocate(a.dtype(), shape);
    from.copyTo(View.of(result));
    return result;
  }

  static Nd4jArray fill(double value, DType dtype, Shape shape) {
    if (shape.size() == 0) {
      return Nd4jArray.allocate(dtype, shape);
    }
    try (Temps temps = new Temps()) {
      return expand(temps.add(Host.scalar(value, dtype)), shape);
    }
  }

  static Nd4jArray pad(Nd4jArray a, int axis, int before, int after, double value) {
    int extent = a.shape().extent(axis);
    Nd4jArray result = fill(value, a.dtype(), a.shape().with(axis, before + extent + after));
    write(a, result, axis, before);
    return result;
  }

  static Nd4jArray concat(List<Nd4jArray> parts, int axis) {
    int extent = 0;
    for (Nd4jArray part : parts) {
      extent += part.shape().extent(axis);
    }
    Nd4jArray first = parts.get(0);
    Nd4jArray result = Nd4jArray.allocate(first.dtype(), first.shape().with(axis, extent));
    int at = 0;
    for (Nd4jArray part : parts) {
      write(part, result, axis, at);
      at += part.shape().extent(axis);
    }
    return result;
  }

  private static void write(Nd4jArray part, Nd4jArray whole, int axis, int at) {
    if (!part.isEmpty()) {
      View target = View.of(whole).slice(axis, at, part.shape().extent(axis), 1);
      View.of(part).copyTo(target);
    }
  }
}
