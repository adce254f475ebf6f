package dev.nabla.functional;

import dev.nabla.tensor.ArgOp;
import dev.nabla.tensor.Domain;
import dev.nabla.tensor.HostArray;
import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import dev.nabla.tensor.ValuesAndIndices;
import dev.nabla.tensor.Window;
import java.util.Arrays;
import java.util.Optional;

/** How windows lie on an input, one number for each spatial axis, and how they are folded. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Pool(
    String op,
    int spatial,
    int[] kernel,
    int[] stride,
    int[] padding,
    int[] dilation,
    boolean ceil) {
  /** Checks the numbers by themselves. */
  Pool {
    Windows.requireEach(op, "a kernel", 1, spatial, kernel);
    Windows.requireEach(op, "a stride", 1, spatial, stride);
    Windows.requireEach(op, "a padding", 0, spatial, padding);
    Windows.requireEach(op, "a dilation", 1, spatial, dilation);
    for (int i = 0; i < spatial; i++) {
      if (padding[i] > kernel[i] / 2) {
        throw new NablaException(
            op,
            "a padding of at most half the kernel",
            padding[i] + " for a kernel of " + kernel[i],
            "pad less, or pad the input itself");
      }
    }
  }

  /** With a dilation of 1. */
  static Pool of(String op, int[] kernel, int[] stride, int[] padding, boolean ceil, int spatial) {
    int[] ones = new int[spatial];
    Arrays.fill(ones, 1);
    return new Pool(op, spatial, kernel, stride, padding, ones, ceil);
  }

  /** The greatest element of each window. */
  Tensor greatest(Tensor x) {
    Domain.NUMERIC.require(op, x.dtype());
    Tensor y = nonEmpty(op, x, spatial);
    Reach[] reaches = reaches(y);
    Tensor fused = positions(y, reaches).map(p -> at(p, y)).orElse(null);
    return Windows.unbatched(fused == null ? greatest(y, reaches) : fused, x);
  }

  /** The greatest element of each window, and where it stood in its channel. */
  ValuesAndIndices located(Tensor x) {
    Domain.NUMERIC.require(op, x.dtype());
    Tensor y = nonEmpty(op, x, spatial);
    Reach[] reaches = reaches(y);
    Tensor places = positions(y, reaches).orElse(null);
    return places == null
        ? located(x, y, reaches)
        : new ValuesAndIndices(Windows.unbatched(at(places, y), x), Windows.unbatched(places, x));
  }

  /** The sum of each window divided by {@code divisor}, or if that is 0 by its length. */
  Tensor average(Tensor x, boolean countIncludePad, int divisor) {
    Domain.FLOATING.require(op, x.dtype());
    Tensor y = nonEmpty(op, x, spatial);
    Reach[] reaches = reaches(y);
    if (!countIncludePad) {
      Arrays.setAll(reaches, i -> reaches[i].inside());
    }
    Tensor sums = sums(y, reaches).orElse(null);
    return Windows.unbatched(
        sums == null ? average(y, reaches, divisor) : mean(sums, reaches, divisor), x);
  }

  /** Where the greatest elements stand in their channels, by the backend's own kernel. */
  private Optional<Tensor> positions(Tensor y, Reach... reaches) {
    return y.fused()
        .argMaxPool(
            image(y), spatial == 1 ? Window.none() : window(y, 0, reaches), last(y, reaches))
        .map(p -> spatial == 1 ? p.squeeze(2) : p);
  }

  /** The elements of each channel at {@code places}. */
  private static Tensor at(Tensor places, Tensor y) {
    int samples = y.shape().extent(0);
    int channels = y.shape().extent(1);
    int each = Math.toIntExact(y.shape().without(0, 1).size());
    int chosen = Math.toIntExact(places.shape().without(0, 1).size());
    return y.reshape(samples, channels, each)
        .gather(2, places.reshape(samples, channels, chosen))
        .reshape(places.shape());
  }

  /** The sum of each window, by the backend's own kernel. */
  private Optional<Tensor> sums(Tensor y, Reach... reaches) {
    Window rows = spatial == 1 ? Window.none() : window(y, 0, reaches);
    return y.fused()
        .sumPool(image(y), rows, last(y, reaches))
        .map(s -> spatial == 1 ? s.squeeze(2) : s);
  }

  /** A series as an image of one row. */
  private Tensor image(Tensor y) {
    return spatial == 1 ? y.unsqueeze(2) : y;
  }

  private Window last(Tensor y, Reach... reaches) {
    return window(y, spatial - 1, reaches);
  }

  private Window window(Tensor y, int i, Reach... reaches) {
    int input = y.shape().extent(2 + i);
    return new Window(input, kernel[i], reaches[i].windows(), stride[i], padding[i], dilation[i]);
  }

  private Reach[] reaches(Tensor y) {
    int[] counts = Windows.counts(op, y, kernel, stride, padding, dilation, ceil);
    Reach[] reaches = new Reach[spatial];
    Arrays.setAll(reaches, i -> Reach.sliding(this, i, counts[i], y.shape().extent(2 + i)));
    return reaches;
  }

  /** {@code x} as a batch, in which no sample is empty. */
  static Tensor nonEmpty(String op, Tensor x, int spatial) {
    Tensor batched = Windows.batched(op, x, spatial);
    if (batched.shape().with(0, 1).size() == 0) {
      throw new NablaException(
          op, "at least one element in each sample", "shape " + x.shape(), "leave it out");
    }
    return batched;
  }

  static Tensor greatest(Tensor batched, Reach... reaches) {
    Tensor y = batched;
    for (int axis = reaches.length + 1; axis > 1; axis--) {
      Tensor parts = reaches[axis - 2].of(y, axis);
      y = picked(parts, parts.argReduce(ArgOp.ARG_MAX, axis + 1), axis + 1);
    }
    return y;
  }

  /** The place in a channel grows as the axes are folded: the column first, then the row. */
  static ValuesAndIndices located(Tensor x, Tensor batched, Reach... reaches) {
    Tensor y = batched;
    Tensor place = null;
    double step = 1;
    for (int axis = reaches.length + 1; axis > 1; axis--) {
      Reach reach = reaches[axis - 2];
      Tensor parts = reach.of(y, axis);
      Tensor chosen = parts.argReduce(ArgOp.ARG_MAX, axis + 1);
      Tensor along = picked(reach.positionsLike(parts, axis), chosen, axis + 1).mul(step);
      place = place == null ? along : along.add(picked(reach.of(place, axis), chosen, axis + 1));
      step *= y.shape().extent(axis);
      y = picked(parts, chosen, axis + 1);
    }
    Tensor places = place == null ? y : place;
    return new ValuesAndIndices(Windows.unbatched(y, x), Windows.unbatched(places, x));
  }

  private static Tensor picked(Tensor parts, Tensor chosen, int axis) {
    return parts.gather(axis, chosen).squeeze(axis);
  }

  /** The sum of each window divided by {@code divisor}, or if that is 0 by its length. */
  static Tensor average(Tensor batched, Reach[] reaches, int divisor) {
    Tensor y = batched;
    for (int axis = reaches.length + 1; axis > 1; axis--) {
      y = reaches[axis - 2].zeroed(y, axis).sum(axis + 1);
    }
    return mean(y, reaches, divisor);
  }

  private static Tensor mean(Tensor sums, Reach[] reaches, int divisor) {
    return divisor == 0 ? sums.div(sizes(sums, reaches)) : sums.div((double) divisor);
  }

  /** {@code lengths[0][i] * lengths[1][j]}; a scalar if all are the same. */
  private static Tensor sizes(Tensor like, Reach... reaches) {
    double[] sizes = {1};
    int[] extents = new int[reaches.length];
    for (int i = 0; i < reaches.length; i++) {
      int[] lengths = reaches[i].lengths();
      double[] rows = sizes;
      sizes = new double[rows.length * lengths.length];
      Arrays.setAll(sizes, k -> rows[k / lengths.length] * lengths[k % lengths.length]);
      extents[i] = lengths.length;
    }
    double[] all = sizes;
    boolean same = Arrays.stream(all).allMatch(size -> size == all[0]);
    return same
        ? like.scalarLike(all[0])
        : like.hostLike(
            HostArray.generate(like.dtype(), all.length, i -> all[i]), Shape.of(extents));
  }
}
