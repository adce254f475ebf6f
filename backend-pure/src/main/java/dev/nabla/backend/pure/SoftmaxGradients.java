package dev.nabla.backend.pure;

import dev.nabla.backend.pure.loop.BinaryLoop;
import dev.nabla.backend.pure.loop.Fold;
import dev.nabla.backend.pure.loop.Loops;
import dev.nabla.backend.pure.loop.UnaryLoop;
import dev.nabla.backend.pure.norm.SoftmaxRow;
import dev.nabla.tensor.BinaryOp;
import dev.nabla.tensor.ReduceOp;
import dev.nabla.tensor.UnaryOp;
import java.util.Optional;
import java.util.function.Supplier;

/** The gradients of softmax and logSoftmax along the last axis, row by row. */
final class SoftmaxGradients {
  /** One row's gradient. */
  @FunctionalInterface
  private interface Row {
    void run(Object y, int from, Object g, int gradient, int n, Object dx, int to);
  }

  private SoftmaxGradients() {}

  static Optional<Strided> softmax(Strided y, Strided g, int axis) {
    BinaryLoop<Object, Object> mul = Loops.binary(BinaryOp.MUL, y.dtype());
    Fold<Object> fold = Loops.fold(ReduceOp.SUM, y.dtype());
    return rows(
        () -> {
          Object sum = Storage.allocate(y.dtype(), 1);
          return (values, from, gradients, gradient, n, dx, to) -> {
            mul.run(values, from, gradients, gradient, dx, to, n);
            fold.run(dx, to, n, sum, 0);
            SoftmaxRow.softmax(values, from, gradients, gradient, n, sum, dx, to);
          };
        },
        y,
        g,
        axis);
  }

  /** Each row's exponential, the softmax itself, is in the cache when it is read. */
  static Optional<Strided> logSoftmax(Strided y, Strided g, int axis) {
    UnaryLoop<Object, Object> exp = Loops.unary(UnaryOp.EXP, y.dtype());
    Fold<Object> fold = Loops.fold(ReduceOp.SUM, y.dtype());
    return rows(
        () -> {
          Object sum = Storage.allocate(y.dtype(), 1);
          return (values, from, gradients, gradient, n, dx, to) -> {
            exp.run(values, from, dx, to, n);
            fold.run(gradients, gradient, n, sum, 0);
            SoftmaxRow.logSoftmax(dx, to, gradients, gradient, n, sum);
          };
        },
        y,
        g,
        axis);
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
