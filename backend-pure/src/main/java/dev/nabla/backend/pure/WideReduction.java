package dev.nabla.backend.pure;

import dev.nabla.backend.pure.loop.BinaryLoop;
import dev.nabla.backend.pure.loop.Fold;
import dev.nabla.backend.pure.loop.Loops;
import dev.nabla.tensor.BinaryOp;
import dev.nabla.tensor.DType;
import dev.nabla.tensor.ReduceOp;

/**
 * Folds the leading axes: whole rows of results at once, each in the order of {@link Reduction}.
 */
final class WideReduction {
  private final Strided a;
  private final int rows;
  private final int width;
  private final Reader reader;
  private final Object row;
  private final BinaryLoop<Object, Object> loop;

  /** {@code a} has {@code rows} rows of {@code width} results. */
  WideReduction(ReduceOp op, Strided a, int rows, int width) {
    this.a = a;
    this.rows = rows;
    this.width = width;
    this.reader = new Reader(a);
    this.row = Storage.allocate(a.dtype(), width);
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

  Object run() {
    return fold(rows);
  }

  /** The fold of the next {@code n} rows. */
  private Object fold(int n) {
    if (n > Fold.IN_ORDER) {
      Object first = fold(n / 2);
      loop.run(first, 0, fold(n - n / 2), 0, first, 0, width);
      return first;
    }
    Object folded = Storage.allocate(a.dtype(), width);
    reader.read(folded, 0, width);
    for (int i = 1; i < n; i++) {
      reader.read(row, 0, width);
      loop.run(folded, 0, row, 0, folded, 0, width);
    }
    return folded;
  }
}
