package dev.nabla.nn;

import dev.nabla.tensor.Tensor;
import dev.nabla.tensor.TensorFactory;
import java.util.Map;

/**
 * {@code (x - mean) / sqrt(variance + eps) * weight + bias}, each channel of {@code [N, C, H, W]}
 * or {@code [C, H, W]} by itself in each sample (Ulyanov et al., "Instance normalization", 2016).
 *
 * <p>Running statistics, where asked for, are used in evaluation.
 *
 * @param norm what is learned and kept
 */
public record InstanceNorm2d(ChannelNorm norm) implements Module {
  /** With the statistics and parameters that {@code options} ask for. */
  public static InstanceNorm2d create(TensorFactory factory, int numFeatures, NormOptions options) {
    return new InstanceNorm2d(ChannelNorm.create("instanceNorm2d", factory, numFeatures, options));
  }

  @Override
  public Tensor forward(Tensor x) {
    int rank = Require.rank("instanceNorm2d", x, "[N, C, H, W] or [C, H, W]", 3, 4);
    return rank == 4
        ? norm.overSamples("instanceNorm2d", x)
        : norm.overSamples("instanceNorm2d", x.unsqueeze(0)).squeeze(0);
  }

  /** Those of {@link #norm}, under its names. */
  @Override
  public Map<String, Object> components() {
    return norm.components();
  }

  @Override
  public String toString() {
    return describe();
  }
}
