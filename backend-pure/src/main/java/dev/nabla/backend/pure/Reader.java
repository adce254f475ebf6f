package dev.nabla.backend.pure;

/** Reads a view in row-major order, block after block. */
final class Reader {
  private final Object values;
  private final Walk walk;
  private int column;

  Reader(Strided a) {
    this.values = a.values();
    this.walk = new Walk(a.shape(), a.strides(), a.offset());
  }

  /** Writes the next {@code n} elements to {@code target} from {@code at} on. */
  void read(Object target, int at, int n) {
    int done = 0;
    while (done < n) {
      int run = Math.min(n - done, walk.rowLength() - column);
      int from = walk.position() + column * walk.rowStride();
      Storage.copy(values, from, walk.rowStride(), target, at + done, run);
      done += run;
      column += run;
      if (column == walk.rowLength()) {
        column = 0;
        walk.next();
      }
    }
  }
}
