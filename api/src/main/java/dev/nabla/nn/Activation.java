package dev.nabla.nn;

import dev.nabla.tensor.Tensor;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A function without numbers of its own as a module; the shape stays.
 *
 * <p>Those with numbers are records: {@link LeakyRelu}, {@link Elu}, {@link Softmax} and others.
 */
public enum Activation implements Module {
  /** {@code max(x, 0)}. */
  RELU("ReLU", Tensor::relu),
  /** {@code min(max(x, 0), 6)}. */
  RELU6("ReLU6", Tensor::relu6),
  /** {@code scale * elu(x)}, which keeps mean 0 and variance 1 (Klambauer et al., 2017). */
  SELU("SELU", Tensor::selu),
  /** {@code x/2 * (1 + erf(x / sqrt(2)))} (Hendrycks and Gimpel, 2016). */
  GELU("GELU", Tensor::gelu),
  /** {@code x/2 * (1 + tanh(sqrt(2/pi) * (x + 0.044715 x^3)))}: nearly {@link #GELU}. */
  GELU_TANH("GELU(tanh)", Tensor::geluTanh),
  /** {@code x * sigmoid(x)}, also called swish. */
  SILU("SiLU", Tensor::silu),
  /** {@code x * tanh(ln(1 + e^x))} (Misra, 2019). */
  MISH("Mish", Tensor::mish),
  /** {@code 1 / (1 + e^-x)}. */
  SIGMOID("Sigmoid", Tensor::sigmoid),
  /** {@code ln(sigmoid(x))}. */
  LOG_SIGMOID("LogSigmoid", Tensor::logSigmoid),
  /** {@code min(max(x + 3, 0), 6) / 6}. */
  HARDSIGMOID("Hardsigmoid", Tensor::hardsigmoid),
  /** {@code x * min(max(x + 3, 0), 6) / 6} (Howard et al., 2019). */
  HARDSWISH("Hardswish", Tensor::hardswish),
  /** {@code tanh(x)}. */
  TANH("Tanh", Tensor::tanh),
  /** {@code x - tanh(x)}. */
  TANHSHRINK("Tanhshrink", Tensor::tanhshrink),
  /** {@code x / (1 + |x|)}. */
  SOFTSIGN("Softsign", Tensor::softsign),
  /** {@code softmax} over the channels of {@code [N, C, H, W]} or {@code [C, H, W]}. */
  SOFTMAX2D("Softmax2d", Activation::softmax2d);

  private final String name;

  @SuppressWarnings("ImmutableEnumChecker") // references to methods, which hold nothing
  private final UnaryOperator<Tensor> function;

  Activation(String name, UnaryOperator<Tensor> function) {
    this.name = name;
    this.function = function;
  }

  @Override
  public Tensor forward(Tensor x) {
    return function.apply(x);
  }

  @Override
  public Map<String, Object> components() {
    return Map.of();
  }

  /** PyTorch's name. */
  @Override
  public String toString() {
    return name;
  }

  private static Tensor softmax2d(Tensor x) {
    Require.rank("softmax2d", x, "[N, C, H, W] or [C, H, W]", 3, 4);
    return x.softmax(-3);
  }
}
