package dev.nabla.data;

import dev.nabla.nn.Module;
import dev.nabla.tensor.Buffer;
import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.Tensor;

/**
 * {@code (x - mean) / scale}, column by column: in front of a model it is saved with it.
 *
 * @param mean of each column
 * @param scale of each column
 */
public record Standardization(Buffer mean, Buffer scale) implements Module {
  /**
   * That of {@code samples [n, ...]}: their mean and standard deviation (of all, not of a sample),
   * 1 for a column that does not vary, as sklearn's {@code StandardScaler}.
   */
  public static Standardization of(Tensor samples) {
    if (samples.shape().rank() < 2 || samples.shape().extent(0) == 0) {
      throw new NablaException(
          "standardization",
          "samples [n, ...], at least one",
          "shape " + samples.shape(),
          "put the samples along the first axis");
    }
    Tensor mean = samples.mean(0);
    Tensor deviation = samples.sub(mean).square().mean(0).sqrt();
    Tensor same = samples.max(0).values().eq(samples.min(0).values()); // a mean is rounded
    Tensor scale = same.where(deviation.scalarLike(1), deviation);
    return new Standardization(mean.toBuffer(), scale.toBuffer());
  }

  @Override
  public Tensor forward(Tensor x) {
    return x.sub(mean).div(scale);
  }

  /** What {@link #forward} made {@code y} of. */
  public Tensor inverse(Tensor y) {
    return y.mul(scale).add(mean);
  }
}
