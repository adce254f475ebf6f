package dev.nabla.examples.gallery;

import dev.nabla.backend.Backend;
import dev.nabla.data.TensorDataset;
import dev.nabla.tensor.Generator;
import dev.nabla.tensor.HostArray;
import dev.nabla.tensor.Shape;
import java.awt.geom.Line2D;

/**
 * Digits that the program draws itself, each with a place, size, slant, thickness and noise of its
 * own: images {@code [n, 1, 16, 16]} from 0 (black) to 1, and which digit each is, INT64 {@code
 * [n]}.
 *
 * <p>What is random comes from the backend's generator, and Java draws: a seed gives the same
 * digits on every backend.
 */
final class DrawnDigits {
  /** Pixels along an edge. */
  static final int SIZE = 16;

  /** The way of the pen for 0 to 9, on a grid whose columns are 0 to 4 and whose rows 0 to 6. */
  private static final String[] WAYS = {
    "10 30 41 45 36 16 05 01 10",
    "11 20 26 16 36",
    "01 10 30 41 42 06 46",
    "01 10 30 41 42 33 13 33 44 45 36 16 05",
    "36 30 04 44",
    "40 00 03 33 44 45 36 16 05",
    "40 20 02 05 16 36 45 44 33 13 04",
    "00 40 16",
    "13 02 01 10 30 41 42 33 13 04 05 16 36 45 44 33",
    "42 33 13 02 01 10 30 41 44 26"
  };

  private static final float NOISE = 0.45f;

  private DrawnDigits() {}

  /** So many digits, each as likely as the others. */
  static TensorDataset draw(Backend backend, int count) {
    long[] digits = backend.generator().randInt(count, 0, WAYS.length).values();
    float[] pixels = new float[count * SIZE * SIZE];
    for (int i = 0; i < count; i++) {
      paint(WAYS[(int) digits[i]], backend.generator(), pixels, i * SIZE * SIZE);
    }
    return new TensorDataset(
        backend.tensor(new HostArray.Floats(pixels), Shape.of(count, 1, SIZE, SIZE)),
        backend.tensor(digits));
  }

  private static void paint(String way, Generator random, float[] pixels, int from) {
    float[] hand = random.uniform(7, -1, 1).values();
    float[] noise = random.uniform(SIZE * SIZE, 0, NOISE).values();
    double[][] corners = corners(way.split(" "), hand);
    double thickness = 1.1 + 0.4 * hand[6];
    for (int i = 0; i < noise.length; i++) {
      double ink = thickness - distance(corners, i % SIZE, i / SIZE);
      pixels[from + i] = (float) Math.min(1, Math.max(0, ink) + noise[i]);
    }
  }

  /** Where the pen turns, in pixels: the grid moved, stretched, slanted and tilted. */
  private static double[][] corners(String[] way, float[] hand) {
    double[][] corners = new double[way.length][];
    for (int i = 0; i < way.length; i++) {
      int column = way[i].charAt(0) - '2';
      int row = way[i].charAt(1) - '3';
      double x = 7.5 + 1.5 * hand[0] + (2.3 + 0.5 * hand[1]) * column + 0.7 * hand[2] * row;
      double y = 7.5 + hand[3] + (1.8 + 0.3 * hand[4]) * row + 0.6 * hand[5] * column;
      corners[i] = new double[] {x, y};
    }
    return corners;
  }

  private static double distance(double[][] corners, int x, int y) {
    double least = Double.POSITIVE_INFINITY;
    for (int i = 1; i < corners.length; i++) {
      double[] a = corners[i - 1];
      double[] b = corners[i];
      least = Math.min(least, Line2D.ptSegDist(a[0], a[1], b[0], b[1], x, y));
    }
    return least;
  }
}
