package dev.nabla.nn;

import dev.nabla.tensor.Tensor;
import dev.nabla.tensor.TensorFactory;
import java.util.Map;

/**
 * {@code (x - mean) / sqrt(variance + eps) * weight + bias}, each channel of {@code [N, C, L]} or
 * {@code [C, L]} by itself in each sample (Ulyanov et al., "Instance normalization", 2016).
 *
 * <p>Running statistics, where asked for, are used in evaluation.
 *
 * @param norm what is learned and kept
 */
public record InstanceNorm1d(ChannelNorm norm) implements Module {
  /** With the statistics and parameters that {@code options} ask for. */
  public static InstanceNorm1d create(TensorFactory factory, int numFeatures, NormOptions options) {
    return new InstanceNorm1d(ChannelNorm.create("instanceNorm1d", factory, numFeatures, options));
  }

  @Override
  public Tensor forward(Tensor x) {
    int rank = Require.rank("instanceNorm1d", x, "[N, C, L] or [C, L]", 2, 3);
    return rank == 3
        ? norm.overSamples("instanceNorm1d", x)
        : norm.overSamples("instanceNorm1d", x.unsqueeze(0)).squeeze(0);
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
