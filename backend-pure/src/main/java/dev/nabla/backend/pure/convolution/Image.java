package dev.nabla.backend.pure.convolution;

/**
 * Planes {@code [channels, height, width]} of one sample, with as much padding around each as is
 * read.
 *
 * @param above how many rows of padding come before those of the sample
 * @param left how many columns
 * @param rows how many there are, with padding
 * @param columns how many there are
 */
record Image(int channels, int height, int width, int above, int left, int rows, int columns) {
  static Image of(int channels, int height, int width, Line down, Line across) {
    int above = -down.least();
    int left = -across.least();
    int rows = above + Math.max(height, down.greatest() + 1);
    int columns = left + Math.max(width, across.greatest() + 1);
    return new Image(channels, height, width, above, left, rows, columns);
  }

  boolean isPadded() {
    return rows > height || columns > width;
  }

  int plane() {
    return Math.multiplyExact(rows, columns);
  }

  int size() {
    return Math.multiplyExact(channels, plane());
  }

  /** Where element {@code (row, column)} of the first channel is; negative ones are padding. */
  int at(int row, int column) {
    return (row + above) * columns + column + left;
  }

  /** Writes the sample of {@code x} that starts at {@code from} between zeros. */
  void fill(Object x, int from, Object padded, int at) {
    for (int c = 0; c < channels; c++) {
      int target = at + c * plane() + at(0, 0);
      Rows.copy(x, from + c * height * width, width, padded, target, columns, width, height);
    }
  }
}
