package dev.nabla.tensor;

import java.util.Arrays;

/** What reductions and reshapes share. */
final class Folding {
  private Folding() {}

  /** {@code kept} with the folded axes dropped if they are to go. */
  static Tensor finish(Tensor kept, Axes folded, int... axes) {
    Shape shape = kept.shape();
    return switch (folded) {
      case KEEP -> kept;
      case DROP -> kept.reshape(axes.length == 0 ? Shape.of() : shape.without(shape.axes(axes)));
    };
  }

  /** How many elements each fold over {@code axes} takes. */
  static double count(Shape shape, int... axes) {
    if (axes.length == 0) {
      return shape.size();
    }
    double count = 1;
    for (int axis : shape.axes(axes)) {
      count *= shape.extent(axis);
    }
    return count;
  }

  /** A BOOL fold that, over nothing, is {@code identity}. */
  static Tensor orIdentity(Tensor x, ReduceOp op, boolean identity, int... axes) {
    int[] folded = x.shape().axes(axes);
    Shape reduced = x.shape().reduced(folded);
    boolean nothing = x.shape().size() == 0 && reduced.size() > 0;
    Tensor kept = nothing ? x.scalarLike(identity ? 1 : 0).expand(reduced) : x.reduce(op, axes);
    return finish(kept, Axes.DROP, axes);
  }

  /** {@code extents} with -1 replaced by what makes the size that of {@code shape}. */
  static Shape inferred(Shape shape, int... extents) {
    int unknown = -1;
    long known = 1;
    for (int i = 0; i < extents.length; i++) {
      if (extents[i] == -1 && unknown < 0) {
        unknown = i;
      } else {
        known *= extents[i];
      }
    }
    if (unknown < 0) {
      return Shape.of(extents);
    }
    if (Arrays.stream(extents).filter(e -> e == -1).count() > 1) {
      throw new NablaException(
          "reshape",
          "at most one extent of -1",
          Arrays.toString(extents) + " for shape " + shape,
          "say the others");
    }
    if (known <= 0 || shape.size() % known != 0) {
      throw new NablaException(
          "reshape",
          "extents whose product divides " + shape.size(),
          Arrays.toString(extents) + " for shape " + shape,
          "keep the number of elements");
    }
    int[] whole = extents.clone();
    whole[unknown] = (int) (shape.size() / known);
    return Shape.of(whole);
  }

  /**
   * {@code extents} with each -1 replaced by what {@code shape} has there, counted from the last.
   */
  static Shape kept(Shape shape, int... extents) {
    int[] whole = extents.clone();
    int added = extents.length - shape.rank();
    for (int i = Math.max(0, added); i < whole.length; i++) {
      whole[i] = whole[i] == -1 ? shape.extent(i - added) : whole[i];
    }
    return Shape.of(whole);
  }
}
