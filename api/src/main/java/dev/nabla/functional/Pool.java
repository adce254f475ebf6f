package dev.nabla.functional;

import dev.nabla.tensor.ArgOp;
import dev.nabla.tensor.Domain;
import dev.nabla.tensor.HostArray;
import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import dev.nabla.tensor.ValuesAndIndices;
import java.util.Arrays;

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
    return Windows.unbatched(greatest(y, reaches(y)), x);
  }

  /** The greatest element of each window, and where it stood in its channel. */
  ValuesAndIndices located(Tensor x) {
    Domain.NUMERIC.require(op, x.dtype());
    Tensor y = nonEmpty(op, x, spatial);
    return located(x, y, reaches(y));
  }

  /** The sum of each window divided by {@code divisor}, or if that is 0 by its length. */
  Tensor average(Tensor x, boolean countIncludePad, int divisor) {
    Domain.FLOATING.require(op, x.dtype());
    Tensor y = nonEmpty(op, x, spatial);
    Reach[] reaches = reaches(y);
    if (!countIncludePad) {
      Arrays.setAll(reaches, i -> reaches[i].inside());
    }
    return Windows.unbatched(average(y, reaches, divisor), x);
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
    return divisor == 0 ? y.div(sizes(y, reaches)) : y.div((double) divisor);
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
