package dev.nabla.functional;

import dev.nabla.tensor.HostArray;
import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import java.util.Arrays;

/**
 * The elements of one axis that each window of a pooling folds.
 *
 * @param windows how many there are
 * @param positions {@code [windows, longest]}; where a window is shorter, one of its own again
 * @param own {@code [windows, longest]}: which of the positions are not such
 * @param lengths {@code [windows]}: how many elements each has, those of the padding too
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Reach(int windows, long[] positions, boolean[] own, int[] lengths) {
  /**
   * Windows of {@code kernel} elements, {@code dilation} apart, which begin {@code stride} apart.
   */
  static Reach sliding(Pool pool, int i, int windows, int extent) {
    int kernel = pool.kernel()[i];
    int dilation = pool.dilation()[i];
    Reach reach = of(windows, kernel);
    for (int w = 0; w < windows; w++) {
      long start = (long) w * pool.stride()[i] - pool.padding()[i];
      long first = start < 0 ? Math.floorMod(start, dilation) : start;
      requireInside(pool.op(), start, dilation, first, extent);
      long steps = (extent - 1 - first) / dilation;
      long last = Math.min(first + steps * dilation, start + (kernel - 1L) * dilation);
      for (int j = 0; j < kernel; j++) {
        long at = start + (long) j * dilation;
        reach.positions[w * kernel + j] = Math.max(first, Math.min(last, at));
        reach.own[w * kernel + j] = at >= 0 && at < extent;
      }
      reach.lengths[w] = (int) Math.min(kernel, (long) extent + pool.padding()[i] - start);
    }
    return reach;
  }

  private static void requireInside(String op, long start, int dilation, long first, int extent) {
    if (first >= extent) {
      throw new NablaException(
          op,
          "windows that each hold an element of the input",
          "one from " + start + " in steps of " + dilation + " over " + extent + " elements",
          "pad less, or lower the dilation");
    }
  }

  /** From {@code floor(w n / windows)} to below {@code ceil((w + 1) n / windows)}. */
  static Reach uneven(int windows, int extent) {
    int[] starts = new int[windows];
    int[] lengths = new int[windows];
    for (int w = 0; w < windows; w++) {
      starts[w] = (int) ((long) w * extent / windows);
      lengths[w] = (int) (((w + 1L) * extent + windows - 1) / windows) - starts[w];
    }
    int longest = Arrays.stream(lengths).max().orElse(0);
    Reach reach = of(windows, longest);
    for (int w = 0; w < windows; w++) {
      for (int j = 0; j < longest; j++) {
        reach.positions[w * longest + j] = (long) starts[w] + Math.min(j, lengths[w] - 1);
        reach.own[w * longest + j] = j < lengths[w];
      }
      reach.lengths[w] = lengths[w];
    }
    return reach;
  }

  private static Reach of(int windows, int longest) {
    int size = Math.multiplyExact(windows, longest);
    return new Reach(windows, new long[size], new boolean[size], new int[windows]);
  }

  /** These windows, their lengths without what lies outside. */
  Reach inside() {
    int longest = positions.length / windows;
    int[] counts = new int[windows];
    for (int i = 0; i < own.length; i++) {
      counts[i / longest] += own[i] ? 1 : 0;
    }
    return new Reach(windows, positions, own, counts);
  }

  /** {@code [.., n, ..] -> [.., windows, longest, ..]}. */
  Tensor of(Tensor x, int axis) {
    return Windows.along(x, axis, table(x));
  }

  /** {@link #of}, 0 in the place of what is no window's own. */
  Tensor zeroed(Tensor x, int axis) {
    Tensor parts = of(x, axis);
    boolean whole = true;
    for (boolean one : own) {
      whole &= one;
    }
    if (whole) {
      return parts;
    }
    Tensor mask = x.hostLike(new HostArray.Booleans(own), table());
    return trailing(mask, x.shape().rank() - 1 - axis).where(parts, parts.scalarLike(0));
  }

  /** The positions, of the shape of {@code parts}, which {@link #of} made along {@code axis}. */
  Tensor positionsLike(Tensor parts, int axis) {
    return trailing(table(parts), parts.shape().rank() - 2 - axis).expand(parts.shape());
  }

  private Tensor table(Tensor like) {
    return like.hostLike(new HostArray.Longs(positions), table());
  }

  private Shape table() {
    return Shape.of(windows, positions.length / windows);
  }

  /** {@code x} with as many more axes of extent 1 at its end. */
  private static Tensor trailing(Tensor x, int axes) {
    int rank = x.shape().rank();
    int[] extents = Arrays.copyOf(x.shape().toArray(), rank + axes);
    Arrays.fill(extents, rank, rank + axes, 1);
    return x.reshape(Shape.of(extents));
  }
}
