package dev.nabla.backend.pure;

import dev.nabla.backend.pure.norm.SoftmaxRow;
import java.util.Optional;

/** The gradients of softmax and logSoftmax along the last axis, row by row. */
final class SoftmaxGradients {
  /** One row's gradient. */
  @FunctionalInterface
  private interface Row {
    void run(Object y, int from, Object g, int gradient, int n, Object dx, int to);
  }

  private SoftmaxGradients() {}

  static Optional<Strided> softmax(Strided y, Strided g, int axis) {
    return rows(SoftmaxRow::softmax, y, g, axis);
  }

  /** Of e, which is the softmax itself. */
  static Optional<Strided> logSoftmax(Strided e, Strided g, int axis) {
    return rows(SoftmaxRow::logSoftmax, e, g, axis);
  }

  /** Empty along an axis whose rows have gaps: those are folded faster side by side. */
  static boolean covers(Strided y, int axis) {
    return axis == y.shape().rank() - 1 && y.shape().size() > 0;
  }

  private static Optional<Strided> rows(Row row, Strided y, Strided g, int axis) {
    int n = y.shape().extent(axis);
    Object dx = Storage.allocate(y.dtype(), y.length());
    RowReader values = new RowReader(y, n);
    RowReader gradients = new RowReader(g, n);
    for (int at = 0; at < y.length(); at += n) {
      int from = values.next();
      row.run(values.values(), from, gradients.values(), gradients.next(), n, dx, at);
    }
    return Optional.of(Strided.of(y.dtype(), y.shape(), dx));
  }
}
