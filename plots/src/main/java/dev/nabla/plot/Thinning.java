package dev.nabla.plot;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;

/** Which of very many points are drawn, so that the picture is the same and its file small. */
final class Thinning {
  /** So many are drawn whatever they are. */
  static final int MOST = 2000;

  /** Cells along each axis: about as wide as the mark of a point. */
  private static final int CELLS = 128;

  private Thinning() {}

  /**
   * The places of a line's points: of each run that falls on less than a pixel the least and the
   * greatest, and one that is not finite if there is no other, so that gaps stay.
   */
  static int[] ofLine(double... y) {
    if (y.length <= MOST) {
      return IntStream.range(0, y.length).toArray();
    }
    int runs = MOST / 2;
    return IntStream.range(0, runs)
        .flatMap(
            run -> {
              int from = (int) ((long) run * y.length / runs);
              int to = (int) ((long) (run + 1) * y.length / runs);
              return ends(y, from, to);
            })
        .toArray();
  }

  private static IntStream ends(double[] y, int from, int to) {
    int least = from;
    int greatest = from;
    for (int i = from; i < to; i++) {
      if (Double.isFinite(y[i])) {
        least = !Double.isFinite(y[least]) || y[i] < y[least] ? i : least;
        greatest = !Double.isFinite(y[greatest]) || y[i] > y[greatest] ? i : greatest;
      }
    }
    return IntStream.of(Math.min(least, greatest), Math.max(least, greatest)).distinct();
  }

  /** The places of the points of a cloud: of those that nearly cover one another, the first. */
  static int[] ofCloud(double[] x, double[] y) {
    if (x.length <= MOST) {
      return IntStream.range(0, x.length).toArray();
    }
    Range across = Range.of(Arrays.stream(x)).widened();
    Range up = Range.of(Arrays.stream(y)).widened();
    Set<Integer> taken = new HashSet<>();
    return IntStream.range(0, x.length)
        .filter(i -> Double.isFinite(x[i]) && Double.isFinite(y[i]))
        .filter(i -> taken.add(cell(across, x[i]) * CELLS + cell(up, y[i])))
        .toArray();
  }

  private static int cell(Range range, double value) {
    double share = (value - range.min()) / (range.max() - range.min());
    return Math.min((int) (share * CELLS), CELLS - 1);
  }

  /** The values at these places. */
  static double[] at(int[] places, double... values) {
    return Arrays.stream(places).mapToDouble(i -> values[i]).toArray();
  }
}
