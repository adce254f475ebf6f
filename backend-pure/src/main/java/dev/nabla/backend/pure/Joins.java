package dev.nabla.backend.pure;

import dev.nabla.tensor.Shape;
import java.util.List;

/** Arrays put one after the other along an axis. */
final class Joins {
  private Joins() {}

  static Strided concat(List<Strided> parts, int axis) {
    Strided first = parts.get(0);
    int extent = 0;
    for (Strided part : parts) {
      extent = Math.addExact(extent, part.shape().extent(axis));
    }
    Shape shape = first.shape().with(axis, extent);
    Strided joined = Strided.unwritten(first.dtype(), shape);
    int start = 0;
    for (Strided part : parts) {
      place(part, joined.values(), shape, axis, start);
      start += part.shape().extent(axis);
    }
    return joined;
  }

  static Strided pad(Strided a, int axis, int before, int after, double value) {
    int extent = Math.addExact(Math.addExact(a.shape().extent(axis), before), after);
    Strided padded = Fill.of(a.dtype(), a.shape().with(axis, extent), value);
    place(a, padded.values(), padded.shape(), axis, before);
    return padded;
  }

  /** Writes {@code part} to {@code target} at {@code start} of {@code axis}. */
  private static void place(Strided part, Object target, Shape shape, int axis, int start) {
    int inner = 1;
    for (int i = axis + 1; i < shape.rank(); i++) {
      inner *= shape.extent(i);
    }
    int run = part.shape().extent(axis) * inner;
    int step = shape.extent(axis) * inner;
    int n = part.length();
    Reader reader = new Reader(part);
    for (int done = 0, at = start * inner; done < n; done += run, at += step) {
      reader.read(target, at, run);
    }
  }
}
