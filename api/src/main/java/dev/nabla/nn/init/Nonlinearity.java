package dev.nabla.nn.init;

/** What follows a layer, and by how much its weights are larger for that. */
public enum Nonlinearity {
  /** None; a linear layer or a convolution. */
  LINEAR,
  /** {@code 1 / (1 + e^-x)}. */
  SIGMOID,
  /** {@code tanh(x)}. */
  TANH,
  /** {@code max(x, 0)}. */
  RELU,
  /** {@code max(x, 0) + slope * min(x, 0)}. */
  LEAKY_RELU,
  /** See {@code Activations.selu}; LINEAR is what self-normalizing networks need. */
  SELU;

  /** The slope of LEAKY_RELU where none is named. */
  static final double SLOPE = 0.01;

  double gain(double slope) {
    return switch (this) {
      case LINEAR, SIGMOID -> 1;
      case TANH -> 5.0 / 3;
      case RELU -> Math.sqrt(2);
      case LEAKY_RELU -> Math.sqrt(2 / (1 + slope * slope));
      case SELU -> 3.0 / 4;
    };
  }
}
