package dev.nabla.backend.pure.convolution;

/** The samples of a batch one after the other, each with its padding. */
final class Samples {
  private final Image image;
  private final Object x;
  private final Object padded;
  private final int size;

  /** Of {@code x}, which is {@code [N, channels, height, width]} without gaps. */
  Samples(Image image, Object x, Tile tile) {
    this.image = image;
    this.x = x;
    this.size = image.channels() * image.height() * image.width();
    this.padded = image.isPadded() ? tile.allocate(image.size()) : x;
  }

  /** The array in which sample {@code n} now is. */
  Object array() {
    return padded;
  }

  /** Where sample {@code n} begins in it. */
  int at(int n) {
    if (!image.isPadded()) {
      return n * size;
    }
    image.fill(x, n * size, padded, 0);
    return 0;
  }
}
