package dev.nabla.backend.pure;

import org.jspecify.annotations.Nullable;

/** The rows of a view in turn: each where it stands or, of a view with gaps, gathered. */
final class RowReader {
  private final Object values;
  private final @Nullable Reader reader;
  private final int length;
  private int at;

  RowReader(Strided rows, int length) {
    boolean plain = rows.isPlain();
    this.values = plain ? rows.values() : Storage.allocate(rows.dtype(), length);
    this.reader = plain ? null : new Reader(rows);
    this.length = length;
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
