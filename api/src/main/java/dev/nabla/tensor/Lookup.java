package dev.nabla.tensor;

import java.util.Arrays;

/** {@code x.get(…)}: one index after the other; the tensors among them are looked up at the end. */
final class Lookup {
  private final Tensor whole;
  private final int spare;
  private final Picks picks = new Picks();
  private Tensor part;

  /** The axis of the whole, and that of the part, which the next index is for. */
  private int source;

  private int at;

  private Lookup(Tensor x, int spare) {
    this.whole = x;
    this.spare = spare;
    this.part = x;
  }

  static Tensor get(Tensor x, Index... indices) {
    int spare = x.shape().rank() - Arrays.stream(indices).mapToInt(Lookup::covered).sum();
    long ellipses = Arrays.stream(indices).filter(i -> i == Index.Mark.ELLIPSIS).count();
    if (spare < 0 || ellipses > 1) {
      throw new NablaException(
          "get",
          "indices for at most the axes of " + x.shape() + ", and one ellipsis",
          indices.length
              + " for "
              + (x.shape().rank() - spare)
              + " axes, "
              + ellipses
              + " ellipses",
          "drop an index");
    }
    Lookup lookup = new Lookup(x, spare);
    for (Index index : indices) {
      lookup.apply(index);
    }
    return lookup.picks.of(lookup.part);
  }

  /** How many axes of the whole an index is for. */
  private static int covered(Index index) {
    if (index instanceof Index.Mask mask) {
      return mask.mask().shape().rank();
    }
    return index == Index.Mark.NEW_AXIS || index == Index.Mark.ELLIPSIS ? 0 : 1;
  }

  private void apply(Index index) {
    if (index instanceof Index.At one) {
      requireInside(one.index());
      part = part.select(at, one.index());
      source++;
    } else if (index instanceof Index.Range range) {
      part = part.slice(at, range.start(), range.stop(), range.step());
      skip(1);
    } else if (index instanceof Index.Mask mask) {
      apply(mask.mask());
    } else if (index instanceof Index.Of of) {
      apply(of);
    } else if (index == Index.Mark.NEW_AXIS) {
      part = part.unsqueeze(at++);
    } else {
      skip(index == Index.Mark.ALL ? 1 : spare);
    }
  }

  private void skip(int axes) {
    source += axes;
    at += axes;
  }

  private void requireInside(int index) {
    int extent = whole.shape().extent(source);
    if (index < -extent || index >= extent) {
      throw Picks.outside(whole.shape(), source, index);
    }
  }

  /** The axes that the mask covers become one, of which it chooses. */
  private void apply(Tensor mask) {
    Choice.requireOneBackend("get", whole, mask);
    int rank = mask.shape().rank();
    int[] extents = part.shape().toArray();
    int[] covered = Arrays.copyOfRange(extents, at, at + rank);
    if (!Shape.of(covered).equals(mask.shape())) {
      throw new NablaException(
          "get",
          "a mask of the extents that it covers, " + Shape.of(covered),
          "shape " + mask.shape() + " at axis " + source + " of shape " + whole.shape(),
          "expand the mask");
    }
    int[] before = Arrays.copyOf(extents, at);
    int[] after = Arrays.copyOfRange(extents, at + rank, extents.length);
    int[] one = {(int) mask.shape().size()};
    part = part.reshape(Arrangement.join(before, one, after));
    long[] positions = Choice.positions(mask);
    picks.add(at, one[0], Shape.of(positions.length), positions);
    source += rank;
    at++;
  }

  private void apply(Index.Of index) {
    Tensor positions = index.positions();
    Choice.requireOneBackend("get", whole, positions);
    int extent = whole.shape().extent(source);
    long[] inside = Picks.inside(whole.shape(), source, positions.toLongArray());
    if (positions.shape().rank() == 0) {
      part = part.select(at, (int) inside[0]);
      source++;
    } else {
      picks.add(at, extent, positions.shape(), inside);
      skip(1);
    }
  }
}
