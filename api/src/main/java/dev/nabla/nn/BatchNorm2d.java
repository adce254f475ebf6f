package dev.nabla.nn;

import dev.nabla.tensor.Tensor;
import dev.nabla.tensor.TensorFactory;
import java.util.Map;

/**
 * {@code (x - mean) / sqrt(variance + eps) * weight + bias}, each channel of {@code [N, C, H, W]}
 * by mean and biased variance of the batch (Ioffe and Szegedy, "Batch normalization", 2015).
 *
 * <p>In training the running statistics take in {@code momentum} of each batch, its variance
 * unbiased; in evaluation they take its place.
 *
 * @param norm what is learned and kept
 */
public record BatchNorm2d(ChannelNorm norm) implements Module {
  /** With the statistics and parameters that {@code options} ask for. */
  public static BatchNorm2d create(TensorFactory factory, int numFeatures, NormOptions options) {
    return new BatchNorm2d(ChannelNorm.create("batchNorm2d", factory, numFeatures, options));
  }

  @Override
  public Tensor forward(Tensor x) {
    Require.rank("batchNorm2d", x, "[N, C, H, W]", 4);
    return norm.overBatch("batchNorm2d", x);
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
