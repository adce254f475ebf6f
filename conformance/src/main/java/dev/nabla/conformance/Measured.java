package dev.nabla.conformance;

import org.jspecify.annotations.Nullable;

/** The errors that the test of this thread has measured, and the room that it has. */
final class Measured {
  private static final ThreadLocal<@Nullable Measured> HERE = new ThreadLocal<>();

  private final double factor;
  private double error = Double.NaN;
  private double allowed = Double.NaN;

  /** With tolerances {@code factor} times as wide as specified. */
  Measured(double factor) {
    this.factor = factor;
  }

  void begin() {
    HERE.set(this);
  }

  static void end() {
    HERE.remove();
  }

  /** The greatest error in units in the last place; NaN if none was measured. */
  double error() {
    return error;
  }

  /** What was allowed where that error was. */
  double allowed() {
    return allowed;
  }

  /** {@code units}, or more of them where the backend has declared so. */
  static double widened(double units) {
    Measured here = HERE.get();
    return here == null ? units : units * here.factor;
  }

  /** Notes an error of so many units, and how many were allowed. */
  static void note(double units, double allowed) {
    Measured here = HERE.get();
    if (here != null && !(units <= here.error)) {
      here.error = units;
      here.allowed = allowed;
    }
  }
}
