package dev.nabla.backend.djl;

import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.pytorch.jni.JniUtils;
import dev.nabla.tensor.Shape;
import java.util.List;

/** The same elements in other places; most results are views, which share and keep the storage. */
final class Movement {
  private Movement() {}

  static DjlArray reshape(DjlArray a, Shape shape) {
    return a.as(Native.RESHAPE.of(a.address(), Types.extents(shape)), shape);
  }

  static DjlArray permute(DjlArray a, int[] order) {
    int[] extents = new int[order.length];
    for (int i = 0; i < order.length; i++) {
      extents[i] = a.shape().extent(order[i]);
    }
    return a.as(Native.PERMUTE.of(a.address(), Types.longs(order)), Shape.of(extents));
  }

  static DjlArray expand(DjlArray a, Shape shape) {
    return a.as(Native.EXPAND.of(a.address(), Types.extents(shape)), shape);
  }

  /** By {@code JniUtils}, because the public form goes through an index that it parses. */
  static DjlArray slice(DjlArray a, int axis, int start, int length, int step) {
    long stop = length == 0 ? start : start + (length - 1L) * step + 1;
    return a.as(JniUtils.slice(a.pt(), axis, start, stop, step), a.shape().with(axis, length));
  }

  static DjlArray pad(DjlArray a, int axis, int before, int after, double value) {
    Shape shape = a.shape().with(axis, before + a.shape().extent(axis) + after);
    if (shape.size() == 0) {
      return reshape(a, shape); // the engine refuses to pad nothing
    }
    // Pairs from the last axis on, up to the one that is padded.
    long[] widths = new long[2 * (a.rank() - axis)];
    widths[widths.length - 2] = before;
    widths[widths.length - 1] = after;
    return a.as(a.nd().pad(new ai.djl.ndarray.types.Shape(widths), value), shape);
  }

  static DjlArray concat(List<DjlArray> parts, int axis) {
    NDList list = new NDList(parts.size());
    int extent = 0;
    for (DjlArray part : parts) {
      list.add(part.nd());
      extent += part.shape().extent(axis);
    }
    DjlArray first = parts.get(0);
    return first.as(NDArrays.concat(list, axis), first.shape().with(axis, extent));
  }

  static DjlArray flip(DjlArray a, int[] axes) {
    return a.like(a.nd().flip(axes));
  }
}
