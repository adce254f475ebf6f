package dev.nabla.tensor;

/** The functions between the layers of networks, applied to each element. */
public sealed interface Activations extends Primitives permits Tensor {
  /** {@code 1 / (1 + e^-x)}. */
  default Tensor sigmoid() {
    return unary(UnaryOp.SIGMOID);
  }

  /** {@code max(x, 0)}; gradient 0 at 0. */
  default Tensor relu() {
    return unary(UnaryOp.RELU);
  }

  /** {@code min(max(x, 0), 6)}; gradient 0 at both ends. */
  default Tensor relu6() {
    return Operand.numeric("relu6", this).hardtanh(0, 6);
  }

  /** {@code x > threshold ? x : value}; NaN stays. */
  default Tensor threshold(double threshold, double value) {
    Tensor x = Operand.numeric("threshold", this);
    return x.maskedFill(x.le(threshold), value);
  }

  /** {@code x > 0 ? x : slope * x}; gradient slope at 0. */
  default Tensor leakyRelu(double slope) {
    Tensor x = Operand.numeric("leakyRelu", this);
    return x.gt(0).where(x, x.mul(slope));
  }

  /**
   * {@code x > 0 ? x : weight * x}; gradient weight at 0.
   *
   * @param weight one value, or one for each channel of {@code [N, C, ..]}
   */
  default Tensor prelu(Tensor weight) {
    Tensor x = Operand.floating("prelu", this);
    Tensor slope = Learned.slope(x, weight);
    Tensor high = x.gt(0);
    // 0 in place of high ones, for an infinity times 0 would spoil the gradient by weight
    return high.where(x, x.maskedFill(high, 0).mul(slope));
  }

  /** {@code x > 0 ? x : alpha * (e^x - 1)}; gradient alpha at 0. */
  default Tensor elu(double alpha) {
    Tensor x = Operand.floating("elu", this);
    Tensor high = x.gt(0);
    // 0 in place of high ones, for e^x may overflow and take its gradient along
    return high.where(x, x.maskedFill(high, 0).expm1().mul(alpha));
  }

  /** {@code x > 0 ? x : alpha * (e^(x / alpha) - 1)}: elu with slope 1 on both sides of 0. */
  default Tensor celu(double alpha) {
    Tensor x = Operand.floating("celu", this);
    if (alpha == 0) {
      throw new NablaException("celu", "an alpha other than 0", "0", "take relu");
    }
    Tensor high = x.gt(0);
    return high.where(x, x.maskedFill(high, 0).mul(1 / alpha).expm1().mul(alpha));
  }

  /** {@code scale * elu(x)} with the scale and alpha that keep mean 0 and variance 1. */
  default Tensor selu() {
    return Operand.floating("selu", this).elu(1.6732632423543772).mul(1.0507009873554805);
  }

  /** {@code ln(1 + e^x)}, from 20 on x itself. */
  default Tensor softplus() {
    return softplus(1, 20);
  }

  /** {@code ln(1 + e^(beta x)) / beta}, and x itself where {@code beta x > threshold}. */
  default Tensor softplus(double beta, double threshold) {
    Tensor x = Operand.floating("softplus", this);
    Tensor scaled = x.mul(beta);
    Tensor linear = scaled.gt(threshold);
    return linear.where(x, scaled.maskedFill(linear, 0).exp().log1p().div(beta));
  }

  /** {@code x/2 * (1 + erf(x / sqrt(2)))}: x times the chance that a normal variate is below x. */
  default Tensor gelu() {
    Tensor x = Operand.floating("gelu", this);
    return x.mul(0.5).mul(x.mul(Math.sqrt(0.5)).erf().add(1));
  }

  /** {@code x/2 * (1 + tanh(sqrt(2/pi) * (x + 0.044715 x^3)))}, nearly {@link #gelu}. */
  default Tensor geluTanh() {
    Tensor x = Operand.floating("geluTanh", this);
    Tensor inner = x.add(x.square().mul(x).mul(0.044715)).mul(Math.sqrt(2 / Math.PI));
    return x.mul(0.5).mul(inner.tanh().add(1));
  }

  /** {@code x * sigmoid(x)}. */
  default Tensor silu() {
    Tensor x = Operand.floating("silu", this);
    return x.mul(x.sigmoid());
  }

  /** {@code x * tanh(ln(1 + e^x))}. */
  default Tensor mish() {
    Tensor x = Operand.floating("mish", this);
    return x.mul(x.softplus().tanh());
  }

  /** {@code min(max(x, low), high)}; gradient 0 at the ends, where that of clamp is 1. */
  default Tensor hardtanh(double low, double high) {
    Tensor x = Operand.numeric("hardtanh", this);
    if (!(low <= high)) {
      throw new NablaException(
          "hardtanh", "low <= high", "low " + low + " and high " + high, "swap the two");
    }
    return x.gt(low).and(x.lt(high)).where(x, x.detach().maximum(low).minimum(high));
  }

  /** {@code min(max(x + 3, 0), 6) / 6}: three straight lines close to sigmoid. */
  default Tensor hardsigmoid() {
    return Operand.floating("hardsigmoid", this).add(3).hardtanh(0, 6).div(6);
  }

  /** {@code x * min(max(x + 3, 0), 6) / 6}: nearly {@link #silu}. */
  default Tensor hardswish() {
    Tensor x = Operand.floating("hardswish", this);
    return x.mul(x.add(3).hardtanh(0, 6)).div(6);
  }

  /** {@code x / (1 + |x|)}. */
  default Tensor softsign() {
    Tensor x = Operand.floating("softsign", this);
    return x.div(x.abs().add(1));
  }

  /** {@code ln(sigmoid(x)) = min(x, 0) - ln(1 + e^-|x|)}. */
  default Tensor logSigmoid() {
    Tensor x = Operand.floating("logSigmoid", this);
    Tensor low = x.lt(0);
    Tensor far = low.where(x, x.neg()); // -|x|, of gradient -1 at 0
    return x.maskedFill(low.not(), 0).sub(far.exp().log1p());
  }

  /** {@code x - min(max(x, -lambda), lambda)}: what is near 0 becomes 0, all else goes nearer. */
  default Tensor softshrink(double lambda) {
    Tensor x = Operand.floating("softshrink", this);
    if (!(lambda >= 0)) {
      throw new NablaException(
          "softshrink", "a lambda of at least 0", Double.toString(lambda), "drop the sign");
    }
    return x.sub(x.clamp(-lambda, lambda));
  }

  /** {@code |x| <= lambda ? 0 : x}. */
  default Tensor hardshrink(double lambda) {
    Tensor x = Operand.floating("hardshrink", this);
    return x.maskedFill(x.ge(-lambda).and(x.le(lambda)), 0);
  }

  /** {@code x - tanh(x)}. */
  default Tensor tanhshrink() {
    Tensor x = Operand.floating("tanhshrink", this);
    return x.sub(x.tanh());
  }

  /** {@code a * sigmoid(b)} of the two halves a and b of {@code axis}. */
  default Tensor glu(int axis) {
    Tensor x = Operand.floating("glu", this);
    int extent = x.shape().extent(axis);
    if (extent % 2 != 0) {
      throw new NablaException(
          "glu",
          "an even extent of axis " + axis,
          extent + " for shape " + x.shape(),
          "let the layer before give two values for each");
    }
    Tensor gate = x.narrow(axis, extent / 2, extent / 2, 1);
    return x.narrow(axis, 0, extent / 2, 1).mul(gate.sigmoid());
  }

  /** {@code softmax(-x)} along {@code axis}. */
  default Tensor softmin(int axis) {
    return Operand.floating("softmin", this).neg().softmax(axis);
  }
}
