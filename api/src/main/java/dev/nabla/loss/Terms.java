package dev.nabla.loss;

import dev.nabla.tensor.Tensor;

/** Terms that several losses share, each safe where the plain formula overflows. */
final class Terms {
  private Terms() {}

  /** {@code ln(sigmoid(x)) = min(x, 0) - ln(1 + e^-|x|)}, right at 0 in every derivative. */
  static Tensor logSigmoid(Tensor x) {
    Tensor high = x.gt(0);
    Tensor low = high.where(x.neg(), x); // not -|x|, whose slope at 0 is 0
    return x.maskedFill(high, 0).sub(low.exp().log1p());
  }

  /** {@code max(x, 0)}; gradient 1 at 0, where that of relu is 0. */
  static Tensor hinge(Tensor x) {
    return x.maskedFill(x.lt(0), 0);
  }

  /** {@code x ln(x)}, 0 at 0 with gradient 0. */
  static Tensor timesLog(Tensor x) {
    Tensor zero = x.eq(0);
    return x.mul(x.maskedFill(zero, 1).log()).maskedFill(zero, 0);
  }

  /** The value of {@code value}, all its gradients, and those of a finite {@code term} besides. */
  static Tensor withGradientOf(Tensor value, Tensor term) {
    return value.add(term.sub(term.detach()));
  }
}
