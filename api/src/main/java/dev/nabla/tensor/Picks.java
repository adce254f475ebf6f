package dev.nabla.tensor;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Positions along several axes that are looked up together, as NumPy's advanced indices are. */
final class Picks {
  private final List<Pick> picks = new ArrayList<>();
  private Shape common = Shape.of();

  /** Positions along an axis of so many elements. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Pick(int axis, int extent, Shape shape, long... positions) {}

  /** Positions from 0 to below {@code extent} along {@code axis}; axes come in ascending order. */
  void add(int axis, int extent, Shape shape, long... positions) {
    common = Shape.broadcast("get", common, shape);
    picks.add(new Pick(axis, extent, shape, positions));
  }

  /** What stands at the positions in {@code x}. */
  Tensor of(Tensor x) {
    if (picks.isEmpty()) {
      return x;
    }
    int[] axes = picks.stream().mapToInt(Pick::axis).toArray();
    Shape others = x.shape().without(axes);
    int count = picks.stream().mapToInt(Pick::extent).reduce(1, (a, b) -> a * b);
    Tensor rows =
        x.permute(inFront(x.shape().rank(), axes))
            .reshape(Arrangement.join(new int[] {count}, others.toArray()));
    Tensor found =
        rows.indexSelect(0, flat(x)).reshape(Arrangement.join(common.toArray(), others.toArray()));
    boolean adjacent = axes[axes.length - 1] - axes[0] == axes.length - 1;
    return adjacent ? behind(found, axes[0]) : found;
  }

  /** {@code axes} and then the others. */
  private static int[] inFront(int rank, int... axes) {
    IntStream others =
        IntStream.range(0, rank).filter(i -> IntStream.of(axes).noneMatch(axis -> axis == i));
    return IntStream.concat(IntStream.of(axes), others).toArray();
  }

  /** The first axes, those of the positions, moved behind {@code front} of the others. */
  private Tensor behind(Tensor found, int front) {
    int moved = common.rank();
    int[] order =
        IntStream.range(0, found.shape().rank())
            .map(i -> i < front ? moved + i : i < front + moved ? i - front : i)
            .toArray();
    return found.permute(order);
  }

  /** Row-major positions among the axes taken together. */
  private Tensor flat(Tensor like) {
    long[] flat = new long[(int) common.size()];
    for (Pick pick : picks) {
      long[] positions = stretched(like, pick);
      for (int i = 0; i < flat.length; i++) {
        flat[i] = flat[i] * pick.extent() + positions[i];
      }
    }
    return Constants.positions(like, Shape.of(flat.length), flat);
  }

  private long[] stretched(Tensor like, Pick pick) {
    return pick.shape().equals(common)
        ? pick.positions()
        : Constants.positions(like, pick.shape(), pick.positions()).expand(common).toLongArray();
  }

  /** {@code positions} along {@code axis} of {@code shape}, negative ones counted from the last. */
  static long[] inside(Shape shape, int axis, long... positions) {
    int extent = shape.extent(axis);
    long[] inside = new long[positions.length];
    for (int i = 0; i < inside.length; i++) {
      if (positions[i] < -extent || positions[i] >= extent) {
        throw outside(shape, axis, positions[i]);
      }
      inside[i] = positions[i] < 0 ? positions[i] + extent : positions[i];
    }
    return inside;
  }

  static NablaException outside(Shape shape, int axis, long position) {
    int extent = shape.extent(axis);
    return new NablaException(
        "get",
        extent == 0
            ? "no position, for axis " + axis + " is empty"
            : "a position from " + -extent + " to " + (extent - 1),
        position + " along axis " + axis + " of shape " + shape,
        "name an element of the axis");
  }
}
