package dev.nabla.nn;

import dev.nabla.tensor.NablaException;
import java.util.OptionalDouble;

/**
 * What may be chosen of BatchNorm and InstanceNorm.
 *
 * @param eps keeps the division defined
 * @param momentum the share of a new batch in the running statistics; if none, they are the plain
 *     mean of all batches (of an InstanceNorm: they stay as they are)
 * @param affine whether there is a weight
 * @param bias whether there is a bias, too
 * @param trackRunningStats whether there are running statistics, to be used in evaluation
 */
public record NormOptions(
    double eps, OptionalDouble momentum, boolean affine, boolean bias, boolean trackRunningStats) {
  /** Checks both numbers. */
  public NormOptions {
    Norms.requireEps("normOptions", eps);
    double share = momentum.orElse(0);
    if (!(share >= 0 && share <= 1)) {
      throw new NablaException(
          "normOptions", "a momentum from 0 to 1", Double.toString(share), "start with 0.1");
    }
  }

  /** Those of BatchNorm: 1e-5 and 0.1, with weight, bias and running statistics. */
  public static NormOptions batch() {
    return new NormOptions(1e-5, OptionalDouble.of(0.1), true, true, true);
  }

  /** Those of InstanceNorm: 1e-5 and 0.1, with nothing that is learned or kept. */
  public static NormOptions instance() {
    return batch().affine(false).trackRunningStats(false);
  }

  /** These with another eps. */
  public NormOptions eps(double to) {
    return new NormOptions(to, momentum, affine, bias, trackRunningStats);
  }

  /** These with another share of a new batch in the running statistics. */
  public NormOptions momentum(double to) {
    return new NormOptions(eps, OptionalDouble.of(to), affine, bias, trackRunningStats);
  }

  /** The running statistics are the plain mean of all batches: PyTorch's momentum None. */
  public NormOptions cumulativeAverage() {
    return new NormOptions(eps, OptionalDouble.empty(), affine, bias, trackRunningStats);
  }

  /** These with a weight (and a bias, unless that is off), or without both. */
  public NormOptions affine(boolean to) {
    return new NormOptions(eps, momentum, to, bias, trackRunningStats);
  }

  /** These with a bias, or without. */
  public NormOptions bias(boolean to) {
    return new NormOptions(eps, momentum, affine, to, trackRunningStats);
  }

  /** These with running statistics, or without. */
  public NormOptions trackRunningStats(boolean to) {
    return new NormOptions(eps, momentum, affine, bias, to);
  }
}
