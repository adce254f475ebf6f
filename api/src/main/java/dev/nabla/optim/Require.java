package dev.nabla.optim;

import dev.nabla.tensor.NablaException;

/** What hyper-parameters have to be. */
final class Require {
  private Require() {}

  static void that(boolean fits, String op, String expected, String found, String remedy) {
    if (!fits) {
      throw new NablaException(op, expected, found, remedy);
    }
  }

  /** Finite and at least 0: a schedule may come down to 0. */
  static void learningRate(String op, double value) {
    that(
        value >= 0 && value < Double.POSITIVE_INFINITY,
        op,
        "a learning rate that is finite and at least 0",
        Double.toString(value),
        "start with 0.01");
  }

  static void atLeastZero(String op, String what, double value) {
    that(
        value >= 0 && value < Double.POSITIVE_INFINITY,
        op,
        "a " + what + " that is finite and at least 0",
        Double.toString(value),
        "drop the sign");
  }

  static void finite(String op, String what, double value) {
    that(
        Double.isFinite(value),
        op,
        "a finite " + what,
        Double.toString(value),
        "give an ordinary number");
  }

  static void atLeastOne(String op, String what, int value) {
    that(value >= 1, op, "a " + what + " of at least 1", Integer.toString(value), "give a greater");
  }

  /** A share, from 0 to 1. */
  static void fraction(String op, String what, double value) {
    that(
        value >= 0 && value <= 1,
        op,
        "a " + what + " from 0 to 1",
        Double.toString(value),
        "0.9 and 0.99 are usual");
  }

  /** A decay rate, from 0 to below 1. */
  static void beta(String op, String what, double value) {
    that(
        value >= 0 && value < 1,
        op,
        "a " + what + " from 0 to below 1",
        Double.toString(value),
        "0.9 and 0.999 are usual");
  }
}
