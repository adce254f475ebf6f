package dev.nabla.backend.pure;

/**
 * Where the rows of a result are written in turn: where they stand or, with gaps, from a buffer.
 */
final class RowWriter {
  private final Object result;
  private final Object buffer;
  private final boolean plain;
  private final Walk walk;
  private final int length;
  private int at;

  /** From row {@code first} on, as in {@link RowReader}. */
  RowWriter(Strided rows, int length, int first) {
    this.result = rows.values();
    this.plain = rows.isPlain();
    this.buffer = plain ? result : Storage.allocate(rows.dtype(), length);
    Strided after = RowReader.after(rows, length, first);
    this.walk = new Walk(after.shape(), after.strides(), after.offset());
    this.length = length;
    this.at = plain ? first * length : 0;
  }

  /** The array to write the present row to. */
  Object values() {
    return buffer;
  }

  /** Where the present row starts. */
  int at() {
    return at;
  }

  /** Goes on to the next row. */
  void next() {
    if (plain) {
      at += length;
      return;
    }
    for (int i = 0; i < length; i += walk.rowLength()) {
      spread(i, walk.position(), walk.rowStride(), walk.rowLength());
      walk.next();
    }
  }

  private void spread(int from, int to, int stride, int n) {
    if (stride == 1) {
      System.arraycopy(buffer, from, result, to, n);
    } else if (buffer instanceof float[] floats) {
      float[] target = (float[]) result;
      for (int i = 0; i < n; i++) {
        target[to + i * stride] = floats[from + i];
      }
    } else {
      double[] doubles = (double[]) buffer;
      double[] target = (double[]) result;
      for (int i = 0; i < n; i++) {
        target[to + i * stride] = doubles[from + i];
      }
    }
  }
}
