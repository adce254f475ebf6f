package dev.nabla.backend.pure;

import dev.nabla.backend.pure.thread.Workers;

/** Rows that are worked on in parts, by as many threads as there are. */
final class RowParts {
  /** Into at most so many parts rows are cut. */
  private static final int PARTS = 8;

  /** Elements that one thread works on in a nanosecond. */
  private static final int PER_NANO = 3;

  /** What is done with the rows from {@code first} to before {@code end}. */
  @FunctionalInterface
  interface Part {
    void run(int part, int first, int end);
  }

  private final int outer;
  private final int few;
  private final int length;
  private final int each;

  /** Rows of {@code length} elements; a part is whole along the first axis. */
  RowParts(Strided rows, int length) {
    boolean isOne = rows.length() == length;
    this.length = rows.length();
    this.outer = isOne ? 1 : rows.shape().extent(0);
    int parts = rows.isPlain() ? PARTS : PARTS / 2; // gathered ones need a buffer each
    this.few = (outer + parts - 1) / parts;
    this.each = rows.length() / length / outer;
  }

  int count() {
    return (outer + few - 1) / few;
  }

  void run(Part part) {
    Workers.forEach(
        count(),
        length / PER_NANO,
        i -> part.run(i, i * few * each, Math.min(outer, (i + 1) * few) * each));
  }
}
