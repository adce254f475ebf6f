package dev.nabla.backend.pure;

import dev.nabla.backend.pure.thread.Workers;
import dev.nabla.tensor.DType;
import dev.nabla.tensor.Shape;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * A step of an LSTM and its gradient: as many rows at a time as let the gates, each in an array of
 * its own, stay in the first-level cache from the first function to the last product.
 */
final class LstmCell {
  /** Elements of a gate that are worked on at a time. */
  private static final int BLOCK = 512;

  private static final int GATES = 4;

  /** What an element of c takes one thread. */
  private static final int NANOS_EACH = 10;

  private final Strided gates;
  private final Strided c;
  private final int width;
  private final int rows;

  /** Rows that are worked on at a time. */
  private final int most;

  private LstmCell(Strided gates, Strided c) {
    this.gates = gates.plain();
    this.c = c.plain();
    this.width = c.shape().extent(-1);
    this.rows = c.length() / width;
    this.most = Math.min(rows, Math.max(1, BLOCK / width));
  }

  /** {@code h'} and then {@code c'}, along the first axis. */
  static Optional<Strided> of(Strided gates, Strided c) {
    LstmCell cell = new LstmCell(gates, c);
    Shape both = c.shape().with(0, 2 * c.shape().extent(0));
    Strided result = Strided.unwritten(c.dtype(), both);
    Object out = result.values();
    cell.parts(LstmBlock::new, (block, first, n) -> cell.forward(block, out, first, n));
    return Optional.of(result);
  }

  /** {@code [.., 5 H]}: by the gates, then by c. */
  static Optional<Strided> gradient(Strided gates, Strided c, Strided g) {
    LstmCell cell = new LstmCell(gates, c);
    Shape all = c.shape().with(-1, (GATES + 1) * c.shape().extent(-1));
    Strided result = Strided.unwritten(c.dtype(), all);
    Object out = result.values();
    Object above = g.plainValues();
    Object ones = Fill.of(c.dtype(), Shape.of(cell.most * cell.width), 1).values();
    cell.parts(
        (dtype, n) -> new LstmSlopes(dtype, n, ones),
        (block, first, n) -> cell.backward(block, above, out, first, n));
    return Optional.of(result);
  }

  /** What is done with some rows. */
  private interface Step<B> {
    void run(B block, int firstRow, int rowCount);
  }

  private <B extends LstmBlock> void parts(BiFunction<DType, Integer, B> room, Step<B> step) {
    gates.values(); // computed once, if they were not yet, before threads share out the rows
    c.values();
    Workers.forEach(
        (rows + most - 1) / most,
        (long) NANOS_EACH * c.length(),
        part -> {
          int first = part * most;
          try (B block = room.apply(c.dtype(), most * width)) {
            step.run(block, first, Math.min(most, rows - first));
          }
        });
  }

  private void forward(LstmBlock block, Object out, int first, int count) {
    int n = count * width;
    int at = first * width;
    int next = (rows + first) * width;
    split(block, first, count);
    block.next(c.values(), at, out, next, n);
    block.state(out, next, out, at, n);
  }

  private void backward(LstmSlopes block, Object g, Object out, int first, int count) {
    int n = count * width;
    int at = first * width;
    split(block, first, count);
    block.compute(c.values(), at, g, at, (rows + first) * width, n);
    Object[] found = block.found();
    for (int row = 0; row < count; row++) {
      for (int part = 0; part < found.length; part++) {
        int to = ((first + row) * found.length + part) * width;
        System.arraycopy(found[part], row * width, out, to, width);
      }
    }
  }

  private void split(LstmBlock block, int first, int count) {
    Object[] parts = block.gates();
    for (int row = 0; row < count; row++) {
      for (int part = 0; part < GATES; part++) {
        int from = ((first + row) * GATES + part) * width;
        System.arraycopy(gates.values(), from, parts[part], row * width, width);
      }
    }
    block.activate(count * width);
  }
}
