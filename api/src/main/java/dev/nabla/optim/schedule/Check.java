package dev.nabla.optim.schedule;

import dev.nabla.tensor.NablaException;
import java.util.List;

/** What the settings of schedules have to be. */
final class Check {
  private Check() {}

  static void that(boolean fits, String where, String expected, Object found, String remedy) {
    if (!fits) {
      throw new NablaException(where, expected, found.toString(), remedy);
    }
  }

  /** A number of steps, at least 1. */
  static int steps(String where, String what, int value) {
    that(value >= 1, where, "a " + what + " of at least 1", value, "count steps from 1");
    return value;
  }

  static double between(String where, String what, double value, double low, double high) {
    that(
        value >= low && value <= high,
        where,
        "a " + what + " from " + low + " to " + high,
        value,
        "give a number between");
    return value;
  }

  /** Finite, and at least 0. */
  static double atLeastZero(String where, String what, double value) {
    that(
        value >= 0 && value < Double.POSITIVE_INFINITY,
        where,
        "a " + what + " that is finite and at least 0",
        value,
        "drop the sign");
    return value;
  }

  /** Finite, and above 0. */
  static void above(String where, String what, double value) {
    that(
        value > 0 && value < Double.POSITIVE_INFINITY,
        where,
        "a finite " + what + " above 0",
        value,
        "the rate is divided by it");
  }

  static void rates(String where, String what, List<Double> values) {
    that(!values.isEmpty(), where, "a " + what, "none", "name one, or one for each group");
    values.forEach(value -> atLeastZero(where, what, value));
  }

  /** From 0 to below 1. */
  static void momenta(String where, String what, List<Double> values) {
    rates(where, what, values);
    values.forEach(
        value ->
            that(
                value < 1,
                where,
                "a " + what + " from 0 to below 1",
                value,
                "0.85 to 0.95 is usual"));
  }
}
