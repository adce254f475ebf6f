package dev.nabla.nn;

import dev.nabla.tensor.NablaException;
import java.util.Arrays;
import java.util.List;

/**
 * PyTorch's settings of {@link Upsample}: a size or a factor, one number for all spatial axes or
 * one for each.
 *
 * @param size how many elements there will be; empty where a factor says it
 * @param scaleFactor how many times as many, rounded down; empty where a size says it
 * @param mode nearest
 * @param alignCorners false: the edges of the image stay on the edges; true: the centres of the
 *     corner elements stay in the corners
 * @param recomputeScaleFactor false: elements lie {@code 1 / scaleFactor} apart; true: as the
 *     rounded size has it
 */
public record UpsampleOptions(
    List<Integer> size,
    List<Double> scaleFactor,
    UpsampleMode mode,
    boolean alignCorners,
    boolean recomputeScaleFactor) {
  private static final String WHERE = "upsample";

  /** Checks them. */
  public UpsampleOptions {
    size = List.copyOf(size);
    scaleFactor = List.copyOf(scaleFactor);
    boolean positive =
        size.stream().allMatch(s -> s > 0)
            && scaleFactor.stream().allMatch(f -> f > 0 && f < Double.POSITIVE_INFINITY);
    if (size.isEmpty() == scaleFactor.isEmpty() || !positive) {
      throw new NablaException(
          WHERE,
          "a size or a scaleFactor, above 0",
          "size " + size + " and scaleFactor " + scaleFactor,
          "call UpsampleOptions.ofSize(…) or ofScaleFactor(…)");
    }
    if (alignCorners && mode == UpsampleMode.NEAREST) {
      throw new NablaException(
          WHERE,
          "a mode that looks between elements with alignCorners",
          mode.toString(),
          "call mode(UpsampleMode.BILINEAR) first, or leave it out");
    }
    if (recomputeScaleFactor && scaleFactor.isEmpty()) {
      throw new NablaException(
          WHERE, "a scaleFactor to recompute", "size " + size, "leave recomputeScaleFactor out");
    }
  }

  /** To so many elements: one number for all axes, or height and width. */
  public static UpsampleOptions ofSize(int... size) {
    return new UpsampleOptions(PerAxis.of(size), List.of(), UpsampleMode.NEAREST, false, false);
  }

  /** To so many times as many elements: one number for all axes, or one for each. */
  public static UpsampleOptions ofScaleFactor(double... factor) {
    List<Double> factors = Arrays.stream(factor).boxed().toList();
    return new UpsampleOptions(List.of(), factors, UpsampleMode.NEAREST, false, false);
  }

  /** These in another mode. */
  public UpsampleOptions mode(UpsampleMode to) {
    return new UpsampleOptions(size, scaleFactor, to, alignCorners, recomputeScaleFactor);
  }

  /** These with the centres of the corner elements in the corners, or not. */
  public UpsampleOptions alignCorners(boolean to) {
    return new UpsampleOptions(size, scaleFactor, mode, to, recomputeScaleFactor);
  }

  /** These with the factor worked out again from the rounded size, or not. */
  public UpsampleOptions recomputeScaleFactor(boolean to) {
    return new UpsampleOptions(size, scaleFactor, mode, alignCorners, to);
  }
}
