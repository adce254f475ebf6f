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

  /** {@code x > 0 ? x : slope * x}; gradient slope at 0. */
  default Tensor leakyRelu(double slope) {
    Tensor x = Operand.numeric("leakyRelu", this);
    return x.gt(0).where(x, x.mul(slope));
  }

  /** {@code x > 0 ? x : alpha * (e^x - 1)}; gradient alpha at 0. */
  default Tensor elu(double alpha) {
    Tensor x = Operand.floating("elu", this);
    Tensor high = x.gt(0);
    // 0 in place of high ones, for e^x may overflow and take its gradient along
    return high.where(x, x.maskedFill(high, 0).expm1().mul(alpha));
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
}
