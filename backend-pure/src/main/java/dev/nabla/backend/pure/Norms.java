package dev.nabla.backend.pure;

import dev.nabla.backend.pure.norm.RowNorm;
import dev.nabla.backend.pure.norm.RowNorm.Factors;
import dev.nabla.tensor.HostArray;
import dev.nabla.tensor.NormOp;
import dev.nabla.tensor.Shape;
import java.util.Optional;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Normalisation, one row after the other: what is folded of each is gathered, worked out while it
 * is in the cache, and written back.
 */
final class Norms {
  private final Strided a;
  private final int[] order;
  private final int folded;
  private final int count;
  private final int length;
  private final RowNorm kernel;

  private Norms(Strided a, int... axes) {
    this.a = a;
    this.order = lastly(a.shape().rank(), axes);
    this.folded = axes.length;
    this.count = Storage.length(a.shape().reduced(axes));
    this.length = a.length() / count;
    this.kernel = RowNorm.of(a.dtype());
  }

  static Optional<Strided> norm(
      NormOp op,
      Strided a,
      @Nullable Strided weight,
      @Nullable Strided bias,
      double eps,
      int... axes) {
    Norms norms = new Norms(a, axes);
    IntFunction<Factors> factors = norms.factors(weight, 1);
    IntFunction<Factors> shifts = norms.factors(bias, 0);
    Strided rows = Views.permute(a, norms.order);
    Strided result = Strided.unwritten(a.dtype(), a.shape());
    Object y = result.values();
    norms.parts(
        (part, first, end) -> {
          RowReader x = new RowReader(rows, norms.length, first);
          RowWriter to = norms.places(y, first);
          for (int row = first; row < end; row++) {
            int from = x.next();
            Factors f = factors.apply(row);
            Factors shift = shifts.apply(row);
            norms.kernel.norm(
                op, x.values(), from, norms.length, eps, f, shift, to.values(), to.at());
            to.next();
          }
        });
    return Optional.of(result);
  }

  static Optional<Strided> gradient(
      NormOp op, Strided a, @Nullable Strided weight, Strided g, double eps, int... axes) {
    Norms norms = new Norms(a, axes);
    IntFunction<Factors> factors = norms.factors(weight, 1);
    Strided rows = Views.permute(a, norms.order);
    Strided above = Views.permute(g, norms.order);
    Strided result = Strided.unwritten(a.dtype(), a.shape());
    Object dx = result.values();
    norms.parts(
        (part, first, end) -> {
          RowReader x = new RowReader(rows, norms.length, first);
          RowReader gradients = new RowReader(above, norms.length, first);
          RowWriter to = norms.places(dx, first);
          for (int row = first; row < end; row++) {
            int from = x.next();
            int gradient = gradients.next();
            norms.kernel.gradient(
                op,
                x.values(),
                from,
                gradients.values(),
                gradient,
                norms.length,
                eps,
                factors.apply(row),
                to.values(),
                to.at());
            to.next();
          }
        });
    return Optional.of(result);
  }

  static Optional<Strided> moments(Strided a, int... axes) {
    Norms norms = new Norms(a, axes);
    RowReader x = new RowReader(Views.permute(a, norms.order), norms.length);
    Object found = Storage.allocate(a.dtype(), 2 * norms.count);
    for (int row = 0; row < norms.count; row++) {
      int from = x.next();
      norms.kernel.moments(x.values(), from, norms.length, found, row, norms.count + row);
    }
    int[] kept = a.shape().without(axes).toArray();
    int[] extents = new int[kept.length + 1];
    extents[0] = 2;
    System.arraycopy(kept, 0, extents, 1, kept.length);
    return Optional.of(Strided.of(a.dtype(), Shape.of(extents), found));
  }

  /** All axes, those of {@code last} at the end. */
  static int[] lastly(int rank, int... last) {
    boolean[] folded = new boolean[rank];
    for (int axis : last) {
      folded[axis] = true;
    }
    int[] order = new int[rank];
    int kept = 0;
    int end = rank - last.length;
    for (int axis = 0; axis < rank; axis++) {
      order[folded[axis] ? end++ : kept++] = axis;
    }
    return order;
  }

  private void parts(RowParts.Part part) {
    new RowParts(Views.permute(a, order), length).run(part);
  }

  private RowWriter places(Object result, int first) {
    Strided whole = Strided.of(a.dtype(), a.shape(), result);
    return new RowWriter(Views.permute(whole, order), length, first);
  }

  /** What each row is multiplied with, or added to; {@code none} if there is no such operand. */
  private IntFunction<Factors> factors(@Nullable Strided operand, double none) {
    if (operand == null) {
      HostArray one = HostArray.generate(a.dtype(), 1, i -> none);
      Factors same = new Factors(Storage.unwrap(one), 0, false);
      return row -> same;
    }
    Strided rows = Views.permute(Views.expand(operand, a.shape()), order);
    int kept = order.length - folded;
    if (isRepeated(rows, kept, order.length)) {
      Object values = first(rows, kept, order.length).copyValues();
      return row -> new Factors(values, row, false);
    }
    if (isRepeated(rows, 0, kept)) {
      Factors same = new Factors(first(rows, 0, kept).copyValues(), 0, true);
      return row -> same;
    }
    Object values = rows.copyValues();
    return row -> new Factors(values, row * length, true);
  }

  private static boolean isRepeated(Strided x, int firstAxis, int endAxis) {
    for (int axis = firstAxis; axis < endAxis; axis++) {
      if (x.shape().extent(axis) > 1 && x.strides()[axis] != 0) {
        return false;
      }
    }
    return true;
  }

  private static Strided first(Strided x, int firstAxis, int endAxis) {
    Shape shape = x.shape();
    for (int axis = firstAxis; axis < endAxis; axis++) {
      shape = shape.with(axis, 1);
    }
    return x.view(shape, x.strides(), x.offset());
  }
}
