package dev.nabla.nn;

import dev.nabla.tensor.Tensor;
import dev.nabla.tensor.TensorFactory;
import java.util.Map;

/**
 * {@code (x - mean) / sqrt(variance + eps) * weight + bias}, each channel of {@code [N, C, D, H,
 * W]} or {@code [C, D, H, W]} by itself in each sample (Ulyanov et al., "Instance normalization",
 * 2016).
 *
 * <p>Running statistics, where asked for, are used in evaluation.
 *
 * @param norm what is learned and kept
 */
public record InstanceNorm3d(ChannelNorm norm) implements Module {
  /** With the statistics and parameters that {@code options} ask for. */
  public static InstanceNorm3d create(TensorFactory factory, int numFeatures, NormOptions options) {
    return new InstanceNorm3d(ChannelNorm.create("instanceNorm3d", factory, numFeatures, options));
  }

  @Override
  public Tensor forward(Tensor x) {
    int rank = Require.rank("instanceNorm3d", x, "[N, C, D, H, W] or [C, D, H, W]", 4, 5);
    return rank == 5
        ? norm.overSamples("instanceNorm3d", x)
        : norm.overSamples("instanceNorm3d", x.unsqueeze(0)).squeeze(0);
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
