package dev.nabla.functional;

import dev.nabla.tensor.DType;
import dev.nabla.tensor.Domain;
import dev.nabla.tensor.HostArray;
import dev.nabla.tensor.Tensor;
import dev.nabla.tensor.TensorFactory;

/** Rectifiers whose slopes are drawn (Xu et al., 2015). */
public final class RandomRelu {
  private RandomRelu() {}

  /**
   * {@code x > 0 ? x : slope * x}, the slope drawn for each such element in training, by a seed the
   * same as PyTorch's; else the mean of both bounds.
   */
  public static Tensor rrelu(
      Tensor x, double lower, double upper, boolean training, TensorFactory factory) {
    Domain.FLOATING.require("rrelu", x.dtype());
    return training ? x.mul(slopes(x, lower, upper, factory)) : x.leakyRelu((lower + upper) / 2);
  }

  /** In the order of the elements; nothing is drawn for those above 0. */
  private static Tensor slopes(Tensor x, double lower, double upper, TensorFactory factory) {
    HostArray values = x.toHost();
    int count = 0;
    for (int i = 0; i < values.length(); i++) {
      count += values.getDouble(i) <= 0 ? 1 : 0;
    }
    boolean single = x.dtype() == DType.FLOAT32; // then so are the bounds of PyTorch's draws
    HostArray drawn =
        factory
            .generator()
            .uniform(
                count,
                single ? (float) lower : lower,
                single ? (float) upper : upper,
                DType.FLOAT64);
    int[] next = {0};
    HostArray slopes =
        HostArray.generate(
            x.dtype(),
            values.length(),
            i -> values.getDouble(i) <= 0 ? drawn.getDouble(next[0]++) : 1);
    return x.hostLike(slopes, x.shape());
  }
}
