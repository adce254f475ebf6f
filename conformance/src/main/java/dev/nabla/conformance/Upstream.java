package dev.nabla.conformance;

import dev.nabla.tensor.HostArray;
import dev.nabla.tensor.Tensor;
import java.util.List;

/**
 * The gradient that flows into an output: never 0, exact in every dtype, as the scripts have it.
 */
final class Upstream {
  private Upstream() {}

  /** For an output like {@code like}. */
  static Tensor of(Tensor like) {
    int size = (int) like.shape().size();
    HostArray weights =
        HostArray.generate(like.dtype(), size, i -> ((7L * i + 3) % 13 - 6) / 4.0 + 0.125);
    return like.hostLike(weights, like.shape());
  }

  /** {@code sum(x * upstream)} over all of {@code outputs}, at least one. */
  static Tensor weighted(List<Tensor> outputs) {
    Tensor sum = null;
    for (Tensor x : outputs) {
      Tensor term = x.mul(of(x)).sum();
      sum = sum == null ? term : sum.add(term);
    }
    if (sum == null) {
      throw new AssertionError("no output has a gradient, but PyTorch's has");
    }
    return sum;
  }
}
