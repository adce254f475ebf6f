package dev.nabla.backend.pure;

import dev.nabla.backend.pure.loop.BinaryLoop;
import dev.nabla.backend.pure.loop.Fold;
import dev.nabla.backend.pure.loop.Loops;
import dev.nabla.backend.pure.loop.UnaryLoop;
import dev.nabla.tensor.BinaryOp;
import dev.nabla.tensor.ReduceOp;
import dev.nabla.tensor.UnaryOp;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The gradients of softmax and logSoftmax along the last axis, row by row, while it is in the
 * cache.
 */
final class SoftmaxGradients {
  /** One row's gradient. */
  @FunctionalInterface
  private interface Row {
    void run(Object y, int from, Object g, int gradient, int n, Object dx, int to);
  }

  private SoftmaxGradients() {}

  /** {@code y * (g - sum(g * y))}. */
  static Optional<Strided> softmax(Strided y, Strided g, int axis) {
    BinaryLoop<Object, Object> mul = Loops.binary(BinaryOp.MUL, y.dtype());
    BinaryLoop<Object, Object> sub = Loops.binary(BinaryOp.SUB, y.dtype());
    return rows(
        () -> {
          Sum sum = new Sum(y, axis);
          return (values, from, gradients, gradient, n, dx, to) -> {
            mul.run(values, from, gradients, gradient, dx, to, n);
            Object everywhere = sum.of(dx, to, n);
            sub.run(gradients, gradient, everywhere, 0, dx, to, n);
            mul.run(dx, to, values, from, dx, to, n);
          };
        },
        y,
        g,
        axis);
  }

  /** {@code g - e^y * sum(g)}. */
  static Optional<Strided> logSoftmax(Strided y, Strided g, int axis) {
    UnaryLoop<Object, Object> exp = Loops.unary(UnaryOp.EXP, y.dtype());
    BinaryLoop<Object, Object> mul = Loops.binary(BinaryOp.MUL, y.dtype());
    BinaryLoop<Object, Object> sub = Loops.binary(BinaryOp.SUB, y.dtype());
    return rows(
        () -> {
          Sum sum = new Sum(y, axis);
          return (values, from, gradients, gradient, n, dx, to) -> {
            exp.run(values, from, dx, to, n);
            Object everywhere = sum.of(gradients, gradient, n);
            mul.run(dx, to, everywhere, 0, dx, to, n);
            sub.run(gradients, gradient, dx, to, dx, to, n);
          };
        },
        y,
        g,
        axis);
  }

  /** The sum of a row in as many places: loops over arrays have vectors, whatever the compiler. */
  private static final class Sum {
    private final Fold<Object> fold;
    private final Object places;

    Sum(Strided y, int axis) {
      this.fold = Loops.fold(ReduceOp.SUM, y.dtype());
      this.places = Storage.allocate(y.dtype(), y.shape().extent(axis));
    }

    Object of(Object row, int from, int n) {
      fold.run(row, from, n, places, 0);
      Storage.copy(places, 0, 0, places, 0, n);
      return places;
    }
  }

  /** Empty along an axis whose rows have gaps: those are folded faster side by side. */
  static boolean covers(Strided y, int axis) {
    return axis == y.shape().rank() - 1 && y.shape().size() > 0;
  }

  private static Optional<Strided> rows(Supplier<Row> rows, Strided y, Strided g, int axis) {
    int n = y.shape().extent(axis);
    Strided result = Strided.unwritten(y.dtype(), y.shape());
    Object dx = result.values();
    new RowParts(y, n)
        .run(
            (part, first, end) -> {
              Row row = rows.get(); // with scratch of its own
              RowReader values = new RowReader(y, n, first);
              RowReader gradients = new RowReader(g, n, first);
              for (int i = first; i < end; i++) {
                int from = values.next();
                int at = gradients.next();
                row.run(values.values(), from, gradients.values(), at, n, dx, i * n);
              }
            });
    return Optional.of(result);
  }
}
