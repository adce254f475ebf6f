package dev.nabla.backend;

import dev.nabla.nn.Activation;
import dev.nabla.nn.Celu;
import dev.nabla.nn.Elu;
import dev.nabla.nn.Glu;
import dev.nabla.nn.Hardshrink;
import dev.nabla.nn.Hardtanh;
import dev.nabla.nn.LeakyRelu;
import dev.nabla.nn.LogSoftmax;
import dev.nabla.nn.Module;
import dev.nabla.nn.PRelu;
import dev.nabla.nn.RRelu;
import dev.nabla.nn.Softmax;
import dev.nabla.nn.Softmin;
import dev.nabla.nn.Softplus;
import dev.nabla.nn.Softshrink;
import dev.nabla.nn.Threshold;
import dev.nabla.tensor.TensorFactory;

/** The functions between layers, with PyTorch's defaults. */
public interface ActivationFactory extends TensorFactory {
  /** {@code max(x, 0)}. */
  default Module relu() {
    return Activation.RELU;
  }

  /** {@code min(max(x, 0), 6)}. */
  default Module relu6() {
    return Activation.RELU6;
  }

  /** The self-normalising one. */
  default Module selu() {
    return Activation.SELU;
  }

  /** {@code x/2 * (1 + erf(x / sqrt(2)))}. */
  default Module gelu() {
    return Activation.GELU;
  }

  /** GELU by way of tanh. */
  default Module geluTanh() {
    return Activation.GELU_TANH;
  }

  /** {@code x * sigmoid(x)}. */
  default Module silu() {
    return Activation.SILU;
  }

  /** {@code x * tanh(ln(1 + e^x))}. */
  default Module mish() {
    return Activation.MISH;
  }

  /** {@code 1 / (1 + e^-x)}. */
  default Module sigmoid() {
    return Activation.SIGMOID;
  }

  /** {@code ln(sigmoid(x))}. */
  default Module logSigmoid() {
    return Activation.LOG_SIGMOID;
  }

  /** {@code min(max(x + 3, 0), 6) / 6}. */
  default Module hardsigmoid() {
    return Activation.HARDSIGMOID;
  }

  /** {@code x * min(max(x + 3, 0), 6) / 6}. */
  default Module hardswish() {
    return Activation.HARDSWISH;
  }

  /** {@code tanh(x)}. */
  default Module tanh() {
    return Activation.TANH;
  }

  /** {@code x - tanh(x)}. */
  default Module tanhshrink() {
    return Activation.TANHSHRINK;
  }

  /** {@code x / (1 + |x|)}. */
  default Module softsign() {
    return Activation.SOFTSIGN;
  }

  /** Softmax over the channels of images. */
  default Module softmax2d() {
    return Activation.SOFTMAX2D;
  }

  /** {@code x > 0 ? x : 0.01 x}: see {@link LeakyRelu}. */
  default Module leakyRelu() {
    return new LeakyRelu();
  }

  /** {@code x > 0 ? x : negativeSlope * x}: see {@link LeakyRelu}. */
  default Module leakyRelu(double negativeSlope) {
    return new LeakyRelu(negativeSlope);
  }

  /** {@code x > 0 ? x : e^x - 1}: see {@link Elu}. */
  default Module elu() {
    return new Elu();
  }

  /** {@code x > 0 ? x : alpha * (e^x - 1)}: see {@link Elu}. */
  default Module elu(double alpha) {
    return new Elu(alpha);
  }

  /** {@code x > 0 ? x : e^x - 1}: see {@link Celu}. */
  default Module celu() {
    return new Celu();
  }

  /** {@code x > 0 ? x : alpha * (e^(x / alpha) - 1)}: see {@link Celu}. */
  default Module celu(double alpha) {
    return new Celu(alpha);
  }

  /** {@code ln(1 + e^x)}: see {@link Softplus}. */
  default Module softplus() {
    return new Softplus();
  }

  /** {@code ln(1 + e^(beta x)) / beta}, x itself beyond a threshold: see {@link Softplus}. */
  default Module softplus(double beta, double threshold) {
    return new Softplus(beta, threshold);
  }

  /** {@code x - min(max(x, -0.5), 0.5)}: see {@link Softshrink}. */
  default Module softshrink() {
    return new Softshrink();
  }

  /** {@code x - min(max(x, -lambda), lambda)}: see {@link Softshrink}. */
  default Module softshrink(double lambda) {
    return new Softshrink(lambda);
  }

  /** {@code |x| <= 0.5 ? 0 : x}: see {@link Hardshrink}. */
  default Module hardshrink() {
    return new Hardshrink();
  }

  /** {@code |x| <= lambda ? 0 : x}: see {@link Hardshrink}. */
  default Module hardshrink(double lambda) {
    return new Hardshrink(lambda);
  }

  /** {@code x > threshold ? x : value}: see {@link Threshold}. */
  default Module threshold(double threshold, double value) {
    return new Threshold(threshold, value);
  }

  /** {@code min(max(x, -1), 1)}: see {@link Hardtanh}. */
  default Module hardtanh() {
    return new Hardtanh();
  }

  /** {@code min(max(x, minVal), maxVal)}: see {@link Hardtanh}. */
  default Module hardtanh(double minVal, double maxVal) {
    return new Hardtanh(minVal, maxVal);
  }

  /** {@code e^x / sum(e^x)} along {@code axis}: see {@link Softmax}. */
  default Module softmax(int axis) {
    return new Softmax(axis);
  }

  /** {@code e^-x / sum(e^-x)} along {@code axis}: see {@link Softmin}. */
  default Module softmin(int axis) {
    return new Softmin(axis);
  }

  /** {@code ln(softmax(x))} along {@code axis}: see {@link LogSoftmax}. */
  default Module logSoftmax(int axis) {
    return new LogSoftmax(axis);
  }

  /** {@code a * sigmoid(b)} of the halves of the last axis: see {@link Glu}. */
  default Module glu() {
    return new Glu();
  }

  /** {@code a * sigmoid(b)} of the halves of {@code axis}: see {@link Glu}. */
  default Module glu(int axis) {
    return new Glu(axis);
  }

  /** {@code x > 0 ? x : weight * x}, one weight, learned: see {@link PRelu}. */
  default Module prelu() {
    return PRelu.create(this);
  }

  /** As many weights, {@code init} at first: see {@link PRelu}. */
  default Module prelu(int numParameters, double init) {
    return PRelu.create(this, numParameters, init);
  }

  /** {@code x > 0 ? x : slope * x}, slopes drawn in training: see {@link RRelu}. */
  default Module rrelu() {
    return RRelu.create(this);
  }

  /** The same with slopes from {@code lower} to {@code upper}: see {@link RRelu}. */
  default Module rrelu(double lower, double upper) {
    return RRelu.create(this, lower, upper);
  }
}
