package dev.nabla.backend.pure;

import org.jspecify.annotations.Nullable;

/** The rows of a view in turn: each where it stands or, of a view with gaps, gathered. */
final class RowReader {
  private final Object values;
  private final @Nullable Reader reader;
  private final int length;
  private int at;

  RowReader(Strided rows, int length) {
    this(rows, length, 0);
  }

  /** From row {@code first} on, which begins an element of the first axis. */
  RowReader(Strided rows, int length, int first) {
    boolean plain = rows.isPlain();
    this.values = plain ? rows.values() : Storage.allocate(rows.dtype(), length);
    this.reader = plain ? null : new Reader(after(rows, length, first));
    this.length = length;
    this.at = first * length;
  }

  /** The rows from {@code first} on. */
  static Strided after(Strided rows, int length, int first) {
    if (first == 0) {
      return rows;
    }
    int outer = rows.shape().extent(0);
    int start = first / (rows.length() / length / outer);
    return Views.slice(rows, 0, start, outer - start, 1);
  }

  /** The array that holds the present row. */
  Object values() {
    return values;
  }

  /** Goes on to the next row, and says where it starts. */
  int next() {
    if (reader != null) {
      reader.read(values, 0, length);
      return 0;
    }
    at += length;
    return at - length;
  }
}
