package dev.nabla.tensor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Reshapes, orders of axes and repetitions. */
final class Arrangement {
  private Arrangement() {}

  /** {@code shape} with {@code axis} divided into {@code extents}. */
  static Shape unflattened(Shape shape, int axis, int... extents) {
    int at = shape.axis(axis);
    int[] divided = Folding.inferred(Shape.of(shape.extent(at)), extents).toArray();
    if (Shape.of(divided).size() != shape.extent(at) || divided.length == 0) {
      throw new NablaException(
          "unflatten",
          "extents whose product is " + shape.extent(at),
          Arrays.toString(extents) + " for axis " + at + " of shape " + shape,
          "keep the number of elements");
    }
    int[] whole = shape.toArray();
    return join(Arrays.copyOf(whole, at), divided, Arrays.copyOfRange(whole, at + 1, whole.length));
  }

  /** The extents of {@code parts}, one after the other. */
  static Shape join(int[]... parts) {
    return Shape.of(Arrays.stream(parts).flatMapToInt(Arrays::stream).toArray());
  }

  /** The order of axes in which {@code from} stands at {@code to}. */
  static int[] moved(Shape shape, int from, int to) {
    int moved = shape.axis(from);
    List<Integer> order = new ArrayList<>();
    IntStream.range(0, shape.rank()).filter(i -> i != moved).forEach(order::add);
    order.add(shape.axis(to), moved);
    return order.stream().mapToInt(i -> i).toArray();
  }

  /** {@code [a, b] -> [1, a, 1, b] -> [s, a, t, b] -> [s * a, t * b]}. */
  static Tensor repeat(Tensor x, int... times) {
    int rank = times.length;
    int surplus = rank - x.shape().rank();
    if (surplus < 0 || Arrays.stream(times).anyMatch(t -> t < 0)) {
      throw new NablaException(
          "repeat",
          "one count of at least 0 for each axis, and more for new leading axes",
          Arrays.toString(times) + " for shape " + x.shape(),
          surplus < 0 ? "name them all, or call tile" : "drop the negative count");
    }
    int[] apart = new int[2 * rank];
    int[] stretched = new int[2 * rank];
    int[] whole = new int[rank];
    for (int i = 0; i < rank; i++) {
      int extent = i < surplus ? 1 : x.shape().extent(i - surplus);
      apart[2 * i] = 1;
      apart[2 * i + 1] = extent;
      stretched[2 * i] = times[i];
      stretched[2 * i + 1] = extent;
      whole[i] = times[i] * extent;
    }
    return x.reshape(Shape.of(apart)).expand(Shape.of(stretched)).reshape(Shape.of(whole));
  }

  static Tensor tile(Tensor x, int... times) {
    int[] all = new int[Math.max(times.length, x.shape().rank())];
    Arrays.fill(all, 1);
    System.arraycopy(times, 0, all, all.length - times.length, times.length);
    return repeat(x, all);
  }

  static List<Tensor> meshgrid(Tensor... vectors) {
    int[] extents = new int[vectors.length];
    for (int i = 0; i < vectors.length; i++) {
      if (vectors[i].shape().rank() > 1) {
        throw new NablaException(
            "meshgrid",
            "vectors or scalars",
            "shape " + vectors[i].shape() + " as number " + i,
            "flatten it");
      }
      extents[i] = (int) vectors[i].shape().size();
    }
    Shape grid = Shape.of(extents);
    List<Tensor> coordinates = new ArrayList<>();
    for (int i = 0; i < vectors.length; i++) {
      int[] aligned = new int[vectors.length];
      Arrays.fill(aligned, 1);
      aligned[i] = extents[i];
      coordinates.add(vectors[i].reshape(Shape.of(aligned)).expand(grid));
    }
    return coordinates;
  }
}
