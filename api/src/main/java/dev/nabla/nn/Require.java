package dev.nabla.nn;

import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.Tensor;
import java.util.Arrays;

/** Checks that several layers make. */
final class Require {
  private Require() {}

  /** Throws an error unless {@code p} is from 0 to 1. */
  static void probability(String layer, double p) {
    if (!(p >= 0 && p <= 1)) {
      throw new NablaException(
          layer, "a probability from 0 to 1", Double.toString(p), "start with 0.5");
    }
  }

  /** Throws an error unless {@code count}, the number of {@code what}, is at least 1. */
  static void atLeastOne(String layer, String what, int count) {
    if (count < 1) {
      throw new NablaException(
          layer, what + " of at least 1", Integer.toString(count), "name how many there are");
    }
  }

  /** The rank of {@code x}, which must be one of {@code ranks}, those of {@code layouts}. */
  static int rank(String layer, Tensor x, String layouts, int... ranks) {
    int rank = x.shape().rank();
    if (Arrays.stream(ranks).noneMatch(r -> r == rank)) {
      throw new NablaException(
          layer, "an input " + layouts, "shape " + x.shape(), "reshape it, or add the batch axis");
    }
    return rank;
  }
}
