package dev.nabla.plot;

import java.util.Arrays;
import java.util.List;

/** What is drawn between the axes under one name. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Line(String name, Kind kind, Side side, double[] x, double[] y) {
  /** How. */
  enum Kind {
    LINE,
    DASHES,
    POINTS,
    BARS
  }

  /** By which vertical axis. */
  enum Side {
    LEFT,
    RIGHT
  }

  /** By the left axis. */
  static Line of(String name, Kind kind, double[] x, double[] y) {
    return new Line(name, kind, Side.LEFT, x, y);
  }

  /** This with as many points as are worth drawing. */
  Line thinned() {
    int[] places =
        switch (kind) {
          case POINTS -> Thinning.ofCloud(x, y);
          case LINE, DASHES -> Thinning.ofLine(y);
          case BARS -> new int[0];
        };
    return kind == Kind.BARS
        ? this
        : new Line(name, kind, side, Thinning.at(places, x), Thinning.at(places, y));
  }

  /** Whether some point has gaps on both sides, or few are there: no line would show it. */
  boolean needsMarks() {
    for (int i = 0; i < y.length; i++) {
      if (Double.isFinite(y[i]) && gap(i - 1) && gap(i + 1)) {
        return true;
      }
    }
    return false;
  }

  private boolean gap(int i) {
    return i < 0 || i >= y.length || !Double.isFinite(y[i]);
  }

  /** Whether the x of all are whole numbers in a row, such as epochs. */
  static boolean count(List<Line> lines) {
    return lines.stream().allMatch(Line::counts);
  }

  private boolean counts() {
    boolean whole = Arrays.stream(x).allMatch(value -> value == Math.rint(value));
    for (int i = 1; i < x.length && whole; i++) {
      whole = x[i] - x[i - 1] == 1;
    }
    return whole;
  }
}
