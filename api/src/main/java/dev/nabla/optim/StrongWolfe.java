package dev.nabla.optim;

import dev.nabla.tensor.Tensor;
import java.util.function.DoubleFunction;

/**
 * A line search for a step t along a direction that satisfies the strong Wolfe conditions, {@code
 * f(t) <= f(0) + c1 * t * f'(0)} and {@code |f'(t)| <= -c2 * f'(0)} (Nocedal and Wright, "Numerical
 * optimization", 2006, algorithms 3.5 and 3.6).
 */
final class StrongWolfe {
  private static final double C1 = 1e-4;
  private static final double C2 = 0.9;
  private static final double LEAST_CHANGE = 1e-9;

  /**
   * What was found at step {@code t}.
   *
   * @param slope the derivative along the direction
   */
  record Point(double t, double loss, Tensor grad, double slope) {}

  private final Precision precision;
  private final DoubleFunction<Point> evaluate;
  private final Point start;
  private final double extent;
  private final int most;
  private int evaluations;
  private int iterations;

  /**
   * A search.
   *
   * @param evaluate what is found at a step
   * @param start what was found at step 0
   * @param extent the direction's greatest element
   * @param most how many further iterations there may be
   */
  StrongWolfe(
      Precision precision, DoubleFunction<Point> evaluate, Point start, double extent, int most) {
    this.precision = precision;
    this.evaluate = evaluate;
    this.start = start;
    this.extent = extent;
    this.most = most;
  }

  /** How often the function was evaluated. */
  int evaluations() {
    return evaluations;
  }

  /** The best point found, beginning with step {@code t}. */
  Point search(double t) {
    Point before = start;
    Point now = at(t);
    while (iterations < most) {
      boolean worse = iterations > 1 && now.loss() >= before.loss();
      if (tooHigh(now) || worse) {
        return zoom(before, now);
      }
      if (flat(now)) {
        return now;
      }
      if (now.slope() >= 0) {
        return zoom(before, now);
      }
      double least =
          precision.add(now.t(), precision.mul(0.01, precision.sub(now.t(), before.t())));
      double next = interpolate(before, now, least, precision.mul(now.t(), 10));
      before = now;
      now = at(next);
      iterations++;
    }
    return start.loss() <= now.loss() ? start : now;
  }

  private Point at(double t) {
    evaluations++;
    return evaluate.apply(t);
  }

  /** Whether the loss did not come down as the first condition asks. */
  private boolean tooHigh(Point point) {
    double allowed = precision.mul(C1 * point.t(), start.slope());
    return point.loss() > precision.add(start.loss(), allowed);
  }

  private boolean flat(Point point) {
    return Math.abs(point.slope()) <= precision.mul(-C2, start.slope());
  }

  /** Narrows the interval between two points, one of which is too far. */
  private Point zoom(Point first, Point second) {
    Point[] ends = {first, second};
    int low = first.loss() <= second.loss() ? 0 : 1;
    boolean slow = false;
    while (iterations < most) {
      double width = Math.abs(precision.sub(ends[1].t(), ends[0].t()));
      if (precision.mul(width, extent) < precision.round(LEAST_CHANGE)) {
        break;
      }
      double left = Math.min(ends[0].t(), ends[1].t());
      double right = Math.max(ends[0].t(), ends[1].t());
      double t = interpolate(ends[0], ends[1], left, right);
      double margin = precision.mul(0.1, precision.sub(right, left));
      boolean close = Math.min(precision.sub(right, t), precision.sub(t, left)) < margin;
      if (close && (slow || t >= right || t <= left)) {
        boolean atRight = Math.abs(precision.sub(t, right)) < Math.abs(precision.sub(t, left));
        t = atRight ? precision.sub(right, margin) : precision.add(left, margin);
        slow = false;
      } else {
        slow = close;
      }
      Point tried = at(t);
      iterations++;
      if (tooHigh(tried) || tried.loss() >= ends[low].loss()) {
        ends[1 - low] = tried;
        low = ends[0].loss() <= ends[1].loss() ? 0 : 1;
        continue;
      }
      if (flat(tried)) {
        return tried;
      }
      if (precision.mul(tried.slope(), precision.sub(ends[1 - low].t(), ends[low].t())) >= 0) {
        ends[1 - low] = ends[low];
      }
      ends[low] = tried;
    }
    return ends[low];
  }

  /** Where the cubic through two points, with their slopes, is least, kept within bounds. */
  private double interpolate(Point a, Point b, double least, double greatest) {
    Precision p = precision;
    double rise = p.div(3 * (a.loss() - b.loss()), p.sub(a.t(), b.t()));
    double d1 = p.sub(p.add(a.slope(), b.slope()), rise);
    double square = p.sub(p.mul(d1, d1), p.mul(a.slope(), b.slope()));
    if (!(square >= 0)) {
      return p.div(p.add(least, greatest), 2);
    }
    double d2 = p.sqrt(square);
    boolean ordered = a.t() <= b.t();
    Point near = ordered ? a : b;
    Point far = ordered ? b : a;
    double above = p.sub(p.add(far.slope(), d2), d1);
    double below = p.add(p.sub(far.slope(), near.slope()), 2 * d2);
    double t = p.sub(far.t(), p.mul(p.sub(far.t(), near.t()), p.div(above, below)));
    return Math.min(Math.max(t, least), greatest);
  }
}
