package dev.nabla.backend.pure.convolution;

import dev.nabla.tensor.Geometry;
import dev.nabla.tensor.Window;
import java.util.ArrayList;
import java.util.List;

/**
 * Results {@code result[to[r]] = sum over k of image[at[r] + step[k]] * weight[by[k]]} of one
 * channel and one sample: all of them, or one in so many.
 *
 * @param image what is read
 * @param at for each result, where it begins to read
 * @param step for each factor, how far on, in the first group
 * @param by which element of the weight it is multiplied with, for the first channel of results
 * @param to where each result stands in its plane
 * @param width how many results make a line, of which places and stands are evenly spaced
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Taps(Image image, int[] at, int[] step, int[] by, int[] to, int width) {
  /** Where a result stands that is none. */
  static final int GAP = -1;

  /** {@code y[i] = sum over j of x[position(i, j)] * weight[j]}. */
  static Taps forward(Geometry geometry, int channels) {
    Window rows = geometry.rows();
    Window columns = geometry.columns();
    Line down = Line.forward(rows);
    Line across = Line.forward(columns);
    Image image = Image.of(channels, rows.input(), columns.input(), down, across);
    int each = channels / geometry.groups();
    return of(image, each, down, across, columns, columns.count(), rows.size() * columns.size());
  }

  /**
   * {@code x[h] = sum over j of y[(h + padding - j * dilation) / stride] * weight[j]}, where that
   * has no remainder: the same j for all h of one remainder by the stride.
   *
   * @param results how many channels of x a group has
   */
  static List<Taps> input(Geometry geometry, int channels, int results) {
    Window rows = geometry.rows();
    Window columns = geometry.columns();
    int each = channels / geometry.groups();
    int kernels = results * rows.size() * columns.size();
    List<Taps> phases = new ArrayList<>();
    for (int row = 0; row < Math.min(rows.stride(), rows.input()); row++) {
      Line down = Line.input(rows, row);
      for (int column = 0; column < Math.min(columns.stride(), columns.input()); column++) {
        Line across = Line.input(columns, column);
        Image image = Image.of(channels, rows.count(), columns.count(), down, across);
        phases.add(of(image, each, down, across, columns, columns.input(), kernels));
      }
    }
    return phases;
  }

  /**
   * All pairs of results and of factors along the two axes.
   *
   * @param each how many channels are summed
   * @param width how long a row of results is
   * @param kernels how far apart the weights of two channels are
   */
  private static Taps of(
      Image image, int each, Line down, Line across, Window columns, int width, int kernels) {
    int[] at = new int[Math.multiplyExact(down.count(), across.count())];
    int[] to = new int[at.length];
    for (int r = 0; r < at.length; r++) {
      int i = r / across.count();
      int j = r % across.count();
      at[r] = image.at(down.start() + i * down.stride(), across.start() + j * across.stride());
      to[r] = (down.first() + i * down.every()) * width + across.first() + j * across.every();
    }
    int few = across.offsets().length;
    int[] step = new int[each * down.offsets().length * few];
    int[] by = new int[step.length];
    for (int k = 0; k < step.length; k++) {
      int channel = k / few / down.offsets().length;
      int i = k / few % down.offsets().length;
      int j = k % few;
      step[k] = channel * image.plane() + down.offsets()[i] * image.columns() + across.offsets()[j];
      by[k] = channel * kernels + down.elements()[i] * columns.size() + across.elements()[j];
    }
    return new Taps(image, at, step, by, to, across.count());
  }

  /** The same with results in the gaps between lines, which stand at {@link #GAP}. */
  Taps flat() {
    int[] places = new int[length()];
    int[] stands = new int[places.length];
    for (int i = 0; i < places.length; i++) {
      int column = i % apart();
      places[i] = at[0] + i;
      stands[i] = column < width ? to[i / apart() * width + column] : GAP;
    }
    return new Taps(image, places, step, by, stands, places.length);
  }

  int lines() {
    return at.length / width;
  }

  /** How far apart the places of two lines are. */
  int apart() {
    return lines() > 1 ? at[width] - at[0] : width;
  }

  /** How far on the next place of a line is. */
  int stride() {
    return width > 1 ? at[1] - at[0] : 1;
  }

  /** How far on the next result of a line stands. */
  int every() {
    return width > 1 ? to[1] - to[0] : 1;
  }

  /** How far apart two lines of results stand. */
  int spaced() {
    return lines() > 1 ? to[width] - to[0] : width;
  }

  /**
   * Whether places and results are neighbours, and lines so near that the gaps between them may be
   * worked out as well: then all places are one long line.
   */
  boolean isFlat() {
    return stride() == 1
        && every() == 1
        && apart() >= width
        && apart() <= width + Math.max(4, width / 4);
  }

  /** Whether they are flat, and two thirds of that line, in whole units, are results. */
  boolean isDense(int unit) {
    return isFlat() && 3L * at.length >= 2L * Correlation.roundedUp(length(), unit);
  }

  /** From the first place to the last, gaps included. */
  int length() {
    return (lines() - 1) * apart() + width;
  }
}
