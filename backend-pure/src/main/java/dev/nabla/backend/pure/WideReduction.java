package dev.nabla.backend.pure;

import dev.nabla.backend.pure.loop.BinaryLoop;
import dev.nabla.backend.pure.loop.Fold;
import dev.nabla.backend.pure.loop.Loops;
import dev.nabla.tensor.BinaryOp;
import dev.nabla.tensor.DType;
import dev.nabla.tensor.ReduceOp;
import dev.nabla.tensor.Shape;
import java.util.Arrays;

/**
 * Folds the leading axes: whole rows of results at once, up to {@link Fold#IN_ORDER} rows one after
 * the other, more as the fold of their two halves.
 *
 * <p>Results are worked out so many at a time as stay in the first-level cache while the rows pass.
 */
final class WideReduction {
  private static final int COLUMNS = 1024;

  private final Strided a;
  private final int[] rows;
  private final BinaryLoop<Object, Object> loop;

  /** The first {@code folded} axes of {@code a} are folded. */
  WideReduction(ReduceOp op, Strided a, int folded) {
    int[] extents = a.shape().toArray();
    Shape result = Shape.of(Arrays.copyOfRange(extents, folded, extents.length));
    int[] strides = Arrays.copyOfRange(a.strides(), folded, extents.length);
    boolean inOneRun = Strided.isRowMajor(result, strides);
    this.a = inOneRun ? a : Strided.of(a.dtype(), a.shape(), a.copyValues());
    Shape leading = Shape.of(Arrays.copyOf(extents, folded));
    this.rows = Walk.positions(leading, this.a.strides(), this.a.offset());
    this.loop = Loops.binary(pairwise(op, a), a.dtype());
  }

  private static BinaryOp pairwise(ReduceOp op, Strided a) {
    boolean logical = a.dtype() == DType.BOOL;
    return switch (op) {
      case SUM -> BinaryOp.ADD;
      case PROD -> BinaryOp.MUL;
      case MAX -> logical ? BinaryOp.OR : BinaryOp.MAXIMUM;
      case MIN -> logical ? BinaryOp.AND : BinaryOp.MINIMUM;
    };
  }

  /** {@code width} results. */
  Object run(int width) {
    Object r = Storage.allocate(a.dtype(), width);
    for (int column = 0; column < width; column += COLUMNS) {
      int n = Math.min(COLUMNS, width - column);
      System.arraycopy(fold(0, rows.length, column, n), 0, r, column, n);
    }
    return r;
  }

  /** The fold of {@code count} rows from {@code first} on, over {@code n} columns. */
  private Object fold(int first, int count, int column, int n) {
    if (count > Fold.IN_ORDER) {
      Object folded = fold(first, count / 2, column, n);
      Object rest = fold(first + count / 2, count - count / 2, column, n);
      loop.run(folded, 0, rest, 0, folded, 0, n);
      return folded;
    }
    Object folded = Storage.allocate(a.dtype(), n);
    System.arraycopy(a.values(), rows[first] + column, folded, 0, n);
    for (int row = first + 1; row < first + count; row++) {
      loop.run(folded, 0, a.values(), rows[row] + column, folded, 0, n);
    }
    return folded;
  }
}
