package dev.nabla.tensor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Reshapes, orders of axes and repetitions. */
final class Arrangement {
  private Arrangement() {}

  /** {@code shape} with the axes from {@code startDim} on as one; a scalar counts as [1]. */
  static Shape flattened(Shape shape, int startDim) {
    int[] extents = shape.rank() == 0 ? new int[] {1} : shape.toArray();
    int at = Shape.of(extents).axis(startDim);
    int rest = Arrays.stream(extents, at, extents.length).reduce(1, Math::multiplyExact);
    return join(Arrays.copyOf(extents, at), new int[] {rest});
  }

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
    requireTimes(x.shape(), times);
    int[] old = join(ones(times.length - x.shape().rank()), x.shape().toArray()).toArray();
    int[] whole = new int[old.length];
    Arrays.setAll(whole, i -> times[i] * old[i]);
    return x.reshape(alternating(ones(old.length), old))
        .expand(alternating(times, old))
        .reshape(Shape.of(whole));
  }

  private static int[] ones(int count) {
    int[] ones = new int[count];
    Arrays.fill(ones, 1);
    return ones;
  }

  private static Shape alternating(int[] even, int... odd) {
    int[] both = new int[2 * odd.length];
    Arrays.setAll(both, i -> i % 2 == 0 ? even[i / 2] : odd[i / 2]);
    return Shape.of(both);
  }

  private static void requireTimes(Shape shape, int... times) {
    boolean tooFew = times.length < shape.rank();
    if (tooFew || Arrays.stream(times).anyMatch(t -> t < 0)) {
      throw new NablaException(
          "repeat",
          "one count of at least 0 for each axis, and more for new leading axes",
          Arrays.toString(times) + " for shape " + shape,
          tooFew ? "name them all, or call tile" : "drop the negative count");
    }
  }

  static Tensor tile(Tensor x, int... times) {
    int missing = Math.max(0, x.shape().rank() - times.length);
    return repeat(x, join(ones(missing), times).toArray());
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
      int[] aligned = ones(vectors.length);
      aligned[i] = extents[i];
      coordinates.add(vectors[i].reshape(Shape.of(aligned)).expand(grid));
    }
    return coordinates;
  }
}
