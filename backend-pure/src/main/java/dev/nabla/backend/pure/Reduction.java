package dev.nabla.backend.pure;

import dev.nabla.backend.pure.loop.Fold;
import dev.nabla.backend.pure.loop.Loops;
import dev.nabla.tensor.DType;
import dev.nabla.tensor.ReduceOp;
import dev.nabla.tensor.Shape;

/**
 * Folds axes into one element, pairwise: at most {@link Fold#IN_ORDER} elements are folded in
 * order, more as the fold of their two halves.
 *
 * <p>Sums of floats thus keep an error that grows with the logarithm of their length.
 */
final class Reduction {
  /** From this many results on whole rows of them are folded at once. */
  private static final int WIDE = 8;

  private Reduction() {}

  static Strided of(ReduceOp op, Strided a, int... axes) {
    Shape shape = a.shape().reduced(axes);
    int results = Storage.length(shape);
    if (a.shape().size() == 0) {
      return identities(op, a.dtype(), shape);
    }
    int length = a.length() / results;
    if (a.isPlain() && axes[0] == a.shape().rank() - axes.length) { // the last ones
      return Strided.of(a.dtype(), shape, narrow(Loops.fold(op, a.dtype()), a, length));
    }
    boolean lastIsKept = axes[axes.length - 1] != a.shape().rank() - 1;
    Object r =
        lastIsKept && results >= WIDE
            ? new WideReduction(op, Views.permute(a, order(a, axes, true)), axes.length)
                .run(results)
            : narrow(Loops.fold(op, a.dtype()), Views.permute(a, order(a, axes, false)), length);
    return Strided.of(a.dtype(), shape, r);
  }

  private static Object narrow(Fold<Object> fold, Strided a, int length) {
    int results = a.length() / length;
    Object r = Storage.allocate(a.dtype(), results);
    RowReader rows = new RowReader(a, length);
    for (int i = 0; i < results; i++) {
      int from = rows.next();
      fold.run(rows.values(), from, length, r, i);
    }
    return r;
  }

  /** All axes, those of {@code axes} either first or last. */
  private static int[] order(Strided a, int[] axes, boolean first) {
    boolean[] reduced = new boolean[a.shape().rank()];
    for (int axis : axes) {
      reduced[axis] = true;
    }
    int[] order = new int[reduced.length];
    int front = 0;
    int back = first ? axes.length : reduced.length - axes.length;
    for (int axis = 0; axis < order.length; axis++) {
      order[reduced[axis] == first ? front++ : back++] = axis;
    }
    return order;
  }

  /** What folding nothing gives: 0, 1, and for MAX and MIN what any element beats. */
  private static Strided identities(ReduceOp op, DType dtype, Shape shape) {
    double identity =
        switch (op) {
          case SUM -> 0;
          case PROD -> 1;
          case MAX -> dtype == DType.BOOL ? 0 : Double.NEGATIVE_INFINITY;
          case MIN -> dtype == DType.BOOL ? 1 : Double.POSITIVE_INFINITY;
        };
    return Fill.of(dtype, shape, identity);
  }
}
