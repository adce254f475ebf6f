package dev.nabla.nn;

import dev.nabla.functional.Normalization;
import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.Parameter;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import dev.nabla.tensor.TensorFactory;
import java.util.Optional;

/**
 * {@code (x - mean) / sqrt(variance + eps) * weight + bias} of {@code [N, C, ..]}, over each
 * sample's groups of neighbouring channels (Wu and He, "Group normalization", 2018).
 *
 * @param numGroups divides the channels
 * @param numChannels C
 * @param eps keeps the division defined
 * @param weight {@code [C]}, at first ones; or none
 * @param bias {@code [C]}, at first zeros; or none
 */
public record GroupNorm(
    int numGroups,
    int numChannels,
    double eps,
    Optional<Parameter> weight,
    Optional<Parameter> bias)
    implements Module {
  /** Checks that the groups divide the channels and that weight and bias fit. */
  public GroupNorm {
    requireGroups(numGroups, numChannels);
    Norms.requireEps("groupNorm", eps);
    Norms.requireFit("groupNorm", Shape.of(numChannels), weight, bias);
  }

  /**
   * What may be chosen.
   *
   * @param eps keeps the division defined
   * @param affine whether there is a weight
   * @param bias whether there is a bias, too
   */
  public record Options(double eps, boolean affine, boolean bias) {
    /** 1e-5, with weight and bias. */
    public Options() {
      this(1e-5, true, true);
    }

    /** These with another eps. */
    public Options eps(double to) {
      return new Options(to, affine, bias);
    }

    /** These with a weight (and a bias, unless that is off), or without both. */
    public Options affine(boolean to) {
      return new Options(eps, to, bias);
    }

    /** These with a bias, or without. */
    public Options bias(boolean to) {
      return new Options(eps, affine, to);
    }
  }

  /** Weight 1 and bias 0. */
  public static GroupNorm create(
      TensorFactory factory, int numGroups, int numChannels, Options options) {
    requireGroups(numGroups, numChannels);
    Shape channels = Shape.of(numChannels);
    return new GroupNorm(
        numGroups,
        numChannels,
        options.eps(),
        Norms.parameter(options.affine(), factory, channels, 1),
        Norms.parameter(options.affine() && options.bias(), factory, channels, 0));
  }

  @Override
  public Tensor forward(Tensor x) {
    Norms.requireChannels("groupNorm", x, numChannels);
    return Normalization.groupNorm(x, numGroups, weight.orElse(null), bias.orElse(null), eps);
  }

  private static void requireGroups(int numGroups, int numChannels) {
    Require.atLeastOne("groupNorm", "numChannels", numChannels);
    if (numGroups < 1 || numChannels % numGroups != 0) {
      throw new NablaException(
          "groupNorm",
          "a number of groups that divides the " + numChannels + " channels",
          Integer.toString(numGroups),
          "name a divisor of " + numChannels);
    }
  }

  @Override
  public String toString() {
    return describe();
  }
}
