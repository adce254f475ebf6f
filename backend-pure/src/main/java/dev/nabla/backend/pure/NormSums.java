package dev.nabla.backend.pure;

import dev.nabla.backend.pure.loop.Fold;
import dev.nabla.backend.pure.loop.Loops;
import dev.nabla.backend.pure.norm.RowNorm;
import dev.nabla.tensor.BinaryOp;
import dev.nabla.tensor.NormOp;
import dev.nabla.tensor.Shape;
import java.util.Arrays;
import java.util.Optional;

/** The gradients of a norm's weight and bias, in one pass over the rows. */
final class NormSums {
  private final RowNorm kernel;
  private final int count;
  private final int length;
  private final Strided rows;
  private final Strided gradients;

  private NormSums(Strided a, Strided g, int... axes) {
    int[] order = Norms.lastly(a.shape().rank(), axes);
    this.kernel = RowNorm.of(a.dtype());
    this.count = Storage.length(a.shape().reduced(axes));
    this.length = a.length() / count;
    this.rows = Views.permute(a, order);
    this.gradients = Views.permute(g, order);
  }

  static Optional<Strided> of(
      NormOp op, Strided a, Strided g, double eps, boolean across, int... axes) {
    NormSums sums = new NormSums(a, g, axes);
    Object found = across ? sums.across(op, eps) : sums.along(op, eps);
    int[] extents = new int[a.shape().rank() + 1];
    extents[0] = 2;
    int[] kept = a.shape().reduced(across ? others(a.shape().rank(), axes) : axes).toArray();
    System.arraycopy(kept, 0, extents, 1, kept.length);
    return Optional.of(Strided.of(a.dtype(), Shape.of(extents), found));
  }

  private static int[] others(int rank, int... axes) {
    return Arrays.copyOf(Norms.lastly(rank, axes), rank - axes.length);
  }

  private Object along(NormOp op, double eps) {
    Object found = Storage.allocate(rows.dtype(), 2 * count);
    new RowParts(rows, length)
        .run(
            (part, first, end) -> {
              RowReader x = new RowReader(rows, length, first);
              RowReader g = new RowReader(gradients, length, first);
              for (int row = first; row < end; row++) {
                int from = x.next();
                int at = g.next();
                kernel.sums(
                    op, x.values(), from, g.values(), at, length, eps, found, row, count + row);
              }
            });
    return found;
  }

  private Object across(NormOp op, double eps) {
    RowParts parts = new RowParts(rows, length);
    Object[] found = new Object[parts.count()];
    parts.run((part, first, end) -> found[part] = across(op, eps, first, end));
    for (int part = 1; part < found.length; part++) {
      add(found[part], 2 * length, found[0], 0);
    }
    return found[0];
  }

  /** As many rows as are summed in order at a time, then these sums. */
  private Object across(NormOp op, double eps, int first, int end) {
    RowReader x = new RowReader(rows, length, first);
    RowReader g = new RowReader(gradients, length, first);
    Object found = Storage.allocate(rows.dtype(), 2 * length);
    Object products = Storage.allocate(rows.dtype(), length);
    Object sums = Storage.allocate(rows.dtype(), length);
    for (int row = first; row < end; row++) {
      int from = x.next();
      int at = g.next();
      kernel.addTo(op, x.values(), from, g.values(), at, length, eps, products, sums);
      if ((row - first + 1) % Fold.IN_ORDER == 0 || row == end - 1) {
        add(products, length, found, 0);
        add(sums, length, found, length);
        Storage.clear(products, length);
        Storage.clear(sums, length);
      }
    }
    return found;
  }

  private void add(Object part, int n, Object to, int at) {
    Loops.binary(BinaryOp.ADD, rows.dtype()).run(to, at, part, 0, to, at, n);
  }
}
