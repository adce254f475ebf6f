package dev.nabla.tensor;

/** Whether numbers given to a factory or a generator make sense. */
final class Checks {
  /** The longest array that every virtual machine can make. */
  private static final int LONGEST = Integer.MAX_VALUE - 8;

  private Checks() {}

  /** {@code count}, which must not be negative. */
  static int count(String where, int count) {
    if (count < 0) {
      throw new NablaException(
          where, "a count of at least 0", Integer.toString(count), "drop the sign");
    }
    return count;
  }

  /** The number of elements of {@code shape}, which must fit into one Java array. */
  static int count(String where, Shape shape) {
    if (shape.size() > LONGEST) {
      throw new NablaException(
          where, "at most " + LONGEST + " elements", "shape " + shape, "make it in parts");
    }
    return (int) shape.size();
  }

  /** {@code value}, which must be neither infinite nor NaN. */
  static double finite(String where, String name, double value) {
    if (!Double.isFinite(value)) {
      throw new NablaException(
          where, "a finite " + name, Double.toString(value), "give an ordinary number");
    }
    return value;
  }

  /** {@code value}, which must be finite and above 0. */
  static double positive(String where, String name, double value) {
    if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
      throw new NablaException(
          where, "a finite " + name + " above 0", Double.toString(value), "drop the sign");
    }
    return value;
  }

  /** {@code value} as a long; a fraction or what a double cannot hold exactly is an error. */
  static long whole(String where, String name, double value) {
    if (value != Math.rint(value) || !(Math.abs(value) <= 0x1p53)) {
      throw new NablaException(
          where,
          "a whole " + name + " for INT64, up to 2^53",
          Double.toString(value),
          "round it, or choose a floating dtype");
    }
    return (long) value;
  }

  /** A probability from 0 to 1. */
  static double probability(String where, double p) {
    if (!(p >= 0 && p <= 1)) {
      throw new NablaException(
          where, "a probability from 0 to 1", Double.toString(p), "clamp or divide it");
    }
    return p;
  }
}
