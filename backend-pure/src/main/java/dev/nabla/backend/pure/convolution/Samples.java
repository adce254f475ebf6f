package dev.nabla.backend.pure.convolution;

import java.lang.reflect.Array;

/** The samples of a batch one after the other, each with its padding. */
final class Samples {
  private final Image image;
  private final Object x;
  private final Tile arrays;
  private final int room;
  private final int size;
  private Object padded;

  /**
   * Of {@code x}, which is {@code [N, channels, height, width]} without gaps.
   *
   * @param room how many elements may be read beyond a sample, whatever they are
   */
  Samples(Image image, Object x, Tile arrays, int room) {
    this.image = image;
    this.x = x;
    this.arrays = arrays;
    this.room = room;
    this.size = image.channels() * image.height() * image.width();
    this.padded = image.isPadded() ? arrays.allocate(image.size() + room) : x;
  }

  /** Goes on to sample {@code n}; where it begins in {@link #array}. */
  int at(int n) {
    if (!image.isPadded() && (long) (n + 1) * size + room <= Array.getLength(x)) {
      padded = x;
      return n * size;
    }
    if (padded == x) {
      padded = arrays.allocate(image.size() + room);
    }
    image.fill(x, n * size, padded, 0);
    return 0;
  }

  /** The array in which the present sample is. */
  Object array() {
    return padded;
  }
}
