package dev.nabla.backend.djl;

import ai.djl.engine.EngineException;
import dev.nabla.kernel.Positions;
import dev.nabla.tensor.HostArray;
import dev.nabla.tensor.Shape;

/** Elements picked by an array of positions along an axis, and elements added there. */
final class Indexing {
  private final Transfer transfer;

  Indexing(Transfer transfer) {
    this.transfer = transfer;
  }

  /** The engine checks the positions; only after it refuses are they read to name the wrong one. */
  DjlArray gather(DjlArray a, int axis, DjlArray index) {
    try {
      return a.as(Native.GATHER.of(a.address(), index.address(), axis, false), index.shape());
    } catch (EngineException e) {
      Positions.check("gather", transfer.read(index), axis, a.shape().extent(axis));
      throw e;
    }
  }

  /** On the Java heap, because DJL has no scatter that adds. */
  DjlArray scatterAdd(DjlArray a, int axis, DjlArray index, DjlArray source) {
    HostArray positions = transfer.read(index);
    Positions.check("scatterAdd", positions, axis, a.shape().extent(axis));
    int[] targets = targets(a.shape(), axis, ((HostArray.Longs) positions).values(), index.shape());
    HostArray result = transfer.read(a);
    add(result, targets, transfer.read(source));
    return transfer.create(result, a.shape());
  }

  /** Where in the row-major elements of {@code shape} each position of {@code at} points. */
  private static int[] targets(Shape shape, int axis, long[] index, Shape at) {
    int[] strides = strides(shape);
    int[] extents = at.toArray();
    int[] place = new int[extents.length];
    int[] targets = new int[index.length];
    int line = 0;
    for (int i = 0; i < index.length; i++) {
      targets[i] = line + (int) index[i] * strides[axis];
      line += advance(place, extents, strides, axis);
    }
    return targets;
  }

  private static int[] strides(Shape shape) {
    int[] strides = new int[shape.rank()];
    int stride = 1;
    for (int axis = strides.length - 1; axis >= 0; axis--) {
      strides[axis] = stride;
      stride *= shape.extent(axis);
    }
    return strides;
  }

  /** Moves {@code place} one element on; tells how far that goes when {@code axis} stands still. */
  private static int advance(int[] place, int[] extents, int[] strides, int axis) {
    int distance = 0;
    for (int i = extents.length - 1; i >= 0; i--) {
      int stride = i == axis ? 0 : strides[i];
      if (++place[i] < extents[i]) {
        return distance + stride;
      }
      distance -= (extents[i] - 1) * stride;
      place[i] = 0;
    }
    return distance;
  }

  private static void add(HostArray to, int[] targets, HostArray from) {
    switch (to.dtype()) {
      case FLOAT32 -> add(((HostArray.Floats) to).values(), targets, from);
      case FLOAT64 -> add(((HostArray.Doubles) to).values(), targets, from);
      case INT64 -> add(((HostArray.Longs) to).values(), targets, from);
      case BOOL -> add(((HostArray.Booleans) to).values(), targets, from);
    }
  }

  private static void add(float[] to, int[] targets, HostArray source) {
    float[] from = ((HostArray.Floats) source).values();
    for (int i = 0; i < from.length; i++) {
      to[targets[i]] += from[i];
    }
  }

  private static void add(double[] to, int[] targets, HostArray source) {
    double[] from = ((HostArray.Doubles) source).values();
    for (int i = 0; i < from.length; i++) {
      to[targets[i]] += from[i];
    }
  }

  private static void add(long[] to, int[] targets, HostArray source) {
    long[] from = ((HostArray.Longs) source).values();
    for (int i = 0; i < from.length; i++) {
      to[targets[i]] += from[i];
    }
  }

  private static void add(boolean[] to, int[] targets, HostArray source) {
    boolean[] from = ((HostArray.Booleans) source).values();
    for (int i = 0; i < from.length; i++) {
      to[targets[i]] |= from[i];
    }
  }
}
