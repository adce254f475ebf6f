package dev.nabla.tensor;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Parts of one axis. */
final class Pieces {
  private Pieces() {}

  static List<Tensor> split(Tensor x, int size, int axis) {
    int at = x.shape().axis(axis);
    int extent = x.shape().extent(at);
    if (size < 0 || (size == 0 && extent > 0)) {
      throw new NablaException(
          "split",
          "pieces of at least 1 element",
          size + " for axis " + at + " of shape " + x.shape(),
          "make them longer");
    }
    List<Tensor> pieces = new ArrayList<>();
    for (int start = 0; start == 0 || start < extent; start += Math.max(1, size)) {
      pieces.add(x.narrow(at, start, Math.min(size, extent - start), 1));
    }
    return pieces;
  }

  static List<Tensor> chunk(Tensor x, int chunks, int axis) {
    int extent = x.shape().extent(axis);
    if (chunks < 1) {
      throw new NablaException(
          "chunk", "at least 1 piece", Integer.toString(chunks), "ask for one or more");
    }
    return extent == 0
        ? Stream.generate(() -> x.narrow(axis, 0, 0, 1)).limit(chunks).toList()
        : split(x, (extent - 1) / chunks + 1, axis);
  }

  static Tensor unfold(Tensor x, int axis, int size, int step) {
    Shape shape = x.shape();
    int at = shape.axis(axis);
    int extent = shape.extent(at);
    if (size < 0 || size > extent || step < 1) {
      throw new NablaException(
          "unfold",
          "windows of 0 to " + extent + " elements, 1 or more apart",
          "size " + size + " and step " + step + " for axis " + at + " of shape " + shape,
          "shorten the windows, or pad the axis");
    }
    int count = (extent - size) / step + 1;
    Tensor index = Constants.positions(x, count * size, i -> i / size * step + i % size);
    return x.indexSelect(at, index).unflatten(at, count, size).movedim(at + 1, -1);
  }
}
