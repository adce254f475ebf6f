package dev.nabla.plot;

import java.awt.Color;
import java.awt.Font;

/** The colours and letters of all pictures: those of matplotlib. */
final class Look {
  static final Color PAPER = Color.WHITE;
  static final Color INK = new Color(0x26, 0x26, 0x26);
  static final Color FRAME = new Color(0x80, 0x80, 0x80);
  static final Color GRID = new Color(0xe6, 0xe6, 0xe6);

  private static final Color[] SERIES = {
    new Color(0x1f77b4), new Color(0xff7f0e), new Color(0x2ca02c), new Color(0xd62728),
    new Color(0x9467bd), new Color(0x8c564b), new Color(0xe377c2), new Color(0x7f7f7f),
    new Color(0xbcbd22), new Color(0x17becf)
  };

  /** From none to the greatest: ColorBrewer's Blues. */
  private static final int[] BLUES = {
    0xf7fbff, 0xdeebf7, 0xc6dbef, 0x9ecae1, 0x6baed6, 0x4292c6, 0x2171b5, 0x08519c, 0x08306b
  };

  private Look() {}

  /** The colour of the series with this number; they come again after ten. */
  static Color series(int number) {
    return SERIES[number % SERIES.length];
  }

  /** Whether a series before this one has its colour. */
  static boolean isRepeated(int number) {
    return number >= SERIES.length;
  }

  /** The blue for {@code share}, from 0 (nearly white) to 1 (dark). */
  static Color blue(double share) {
    double place = share * (BLUES.length - 1);
    int below = Math.min((int) place, BLUES.length - 2);
    Color from = new Color(BLUES[below]);
    Color to = new Color(BLUES[below + 1]);
    double part = place - below;
    return new Color(
        mix(from.getRed(), to.getRed(), part),
        mix(from.getGreen(), to.getGreen(), part),
        mix(from.getBlue(), to.getBlue(), part));
  }

  private static int mix(int from, int to, double part) {
    return (int) Math.round(from + (to - from) * part);
  }

  /** Letters of this height, in pixels; {@link Format#SVG} counts on this family. */
  static Font font(int size) {
    return new Font(Font.DIALOG, Font.PLAIN, size);
  }

  /** Heavier ones. */
  static Font bold(int size) {
    return new Font(Font.DIALOG, Font.BOLD, size);
  }
}
