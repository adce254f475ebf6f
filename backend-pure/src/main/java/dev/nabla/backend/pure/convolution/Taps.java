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
}
