package dev.nabla.nn;

import dev.nabla.tensor.Tensor;
import dev.nabla.tensor.TensorFactory;
import java.util.Map;

/**
 * {@code (x - mean) / sqrt(variance + eps) * weight + bias}, each channel of {@code [N, C, D, H,
 * W]} by mean and biased variance of the batch (Ioffe and Szegedy, "Batch normalization", 2015).
 *
 * <p>In training the running statistics take in {@code momentum} of each batch, its variance
 * unbiased; in evaluation they take its place.
 *
 * @param norm what is learned and kept
 */
public record BatchNorm3d(ChannelNorm norm) implements Module {
  /** With the statistics and parameters that {@code options} ask for. */
  public static BatchNorm3d create(TensorFactory factory, int numFeatures, NormOptions options) {
    return new BatchNorm3d(ChannelNorm.create("batchNorm3d", factory, numFeatures, options));
  }

  @Override
  public Tensor forward(Tensor x) {
    Require.rank("batchNorm3d", x, "[N, C, D, H, W]", 5);
    return norm.overBatch("batchNorm3d", x);
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
