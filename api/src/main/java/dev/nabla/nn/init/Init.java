package dev.nabla.nn.init;

import dev.nabla.tensor.HostArray;
import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.Shape;

/**
 * Initializers, under PyTorch's names and drawn as PyTorch draws them: the same seed gives the same
 * weights.
 *
 * <p>Weights are {@code [out, in, ..]}. A shape without elements draws nothing.
 */
public final class Init {
  private Init() {}

  /** What is {@code gain(nonlinearity, 0.01)}. */
  public static double gain(Nonlinearity nonlinearity) {
    return gain(nonlinearity, Nonlinearity.SLOPE);
  }

  /**
   * By how much weights are larger so that the variance stays: 1 for LINEAR and SIGMOID, 5/3 for
   * TANH, sqrt(2) for RELU, {@code sqrt(2 / (1 + slope^2))} for LEAKY_RELU, 3/4 for SELU.
   *
   * @param slope of LEAKY_RELU; it makes no difference to the others
   */
  public static double gain(Nonlinearity nonlinearity, double slope) {
    return nonlinearity.gain(slope);
  }

  /** Uniform from 0 to below 1. */
  public static Initializer uniform() {
    return uniform(0, 1);
  }

  /** Uniform from {@code low} to below {@code high}. */
  public static Initializer uniform(double low, double high) {
    return (generator, shape, dtype) -> generator.uniform(count(shape), low, high, dtype);
  }

  /** Normal with mean 0 and standard deviation 1. */
  public static Initializer normal() {
    return normal(0, 1);
  }

  /** Normal with these parameters. */
  public static Initializer normal(double mean, double std) {
    return (generator, shape, dtype) -> generator.normal(count(shape), mean, std, dtype);
  }

  /** Normal with mean 0 and standard deviation 1, what lies beyond 2 drawn anew. */
  public static Initializer truncatedNormal() {
    return truncatedNormal(0, 1, -2, 2);
  }

  /** Normal with these parameters, what lies outside {@code [a, b]} drawn anew. */
  public static Initializer truncatedNormal(double mean, double std, double a, double b) {
    return new TruncatedNormal(mean, std, a, b);
  }

  /** {@code value} everywhere. */
  public static Initializer constant(double value) {
    return (generator, shape, dtype) -> HostArray.generate(dtype, count(shape), i -> value);
  }

  /** 0 everywhere. */
  public static Initializer zeros() {
    return constant(0);
  }

  /** 1 everywhere. */
  public static Initializer ones() {
    return constant(1);
  }

  /** The identity: 1 on the diagonal of {@code [rows, columns]}. */
  public static Initializer eye() {
    return (generator, shape, dtype) -> {
      requireMatrix("eye", shape);
      int columns = shape.extent(1);
      return HostArray.generate(dtype, count(shape), i -> i / columns == i % columns ? 1 : 0);
    };
  }

  /** The convolution that gives its input, for as many channels as there are. */
  public static Initializer dirac() {
    return dirac(1);
  }

  /** The same for each of {@code groups} groups of output channels, which they divide evenly. */
  public static Initializer dirac(int groups) {
    return (generator, shape, dtype) -> Dirac.values(shape, dtype, groups);
  }

  /** {@link #xavierUniform(double)} with a gain of 1. */
  public static Initializer xavierUniform() {
    return xavierUniform(1);
  }

  /**
   * Uniform up to {@code gain * sqrt(6 / (in + out))} (Glorot and Bengio, "Understanding the
   * difficulty of training deep feedforward neural networks", 2010).
   */
  public static Initializer xavierUniform(double gain) {
    return (generator, shape, dtype) ->
        within(Math.sqrt(3) * xavier(gain, shape)).draw(generator, shape, dtype);
  }

  /** {@link #xavierNormal(double)} with a gain of 1. */
  public static Initializer xavierNormal() {
    return xavierNormal(1);
  }

  /** Normal with the standard deviation {@code gain * sqrt(2 / (in + out))} (the same). */
  public static Initializer xavierNormal(double gain) {
    return (generator, shape, dtype) ->
        normal(0, xavier(gain, shape)).draw(generator, shape, dtype);
  }

  /** For a RELU after it, with the fan of the inputs. */
  public static Initializer kaimingUniform() {
    return kaimingUniform(0);
  }

  /** For a LEAKY_RELU of slope {@code a} after it, with the fan of the inputs. */
  public static Initializer kaimingUniform(double a) {
    return kaimingUniform(a, FanMode.FAN_IN, Nonlinearity.LEAKY_RELU);
  }

  /**
   * Uniform up to {@code gain * sqrt(3 / fan)} (He et al., "Delving deep into rectifiers", 2015).
   *
   * @param a the slope of LEAKY_RELU
   */
  public static Initializer kaimingUniform(double a, FanMode mode, Nonlinearity nonlinearity) {
    return (generator, shape, dtype) ->
        within(Math.sqrt(3) * kaiming(a, mode, nonlinearity, shape)).draw(generator, shape, dtype);
  }

  /** For a RELU after it, with the fan of the inputs. */
  public static Initializer kaimingNormal() {
    return kaimingNormal(0);
  }

  /** For a LEAKY_RELU of slope {@code a} after it, with the fan of the inputs. */
  public static Initializer kaimingNormal(double a) {
    return kaimingNormal(a, FanMode.FAN_IN, Nonlinearity.LEAKY_RELU);
  }

  /** Normal with the standard deviation {@code gain / sqrt(fan)} (the same). */
  public static Initializer kaimingNormal(double a, FanMode mode, Nonlinearity nonlinearity) {
    return (generator, shape, dtype) ->
        normal(0, kaiming(a, mode, nonlinearity, shape)).draw(generator, shape, dtype);
  }

  /** {@link #orthogonal(double)} with a gain of 1. */
  public static Initializer orthogonal() {
    return orthogonal(1);
  }

  /**
   * {@code gain} times a matrix whose rows, or columns where those are fewer, are of length 1 and
   * at right angles; further axes count as columns (Saxe et al., "Exact solutions to the nonlinear
   * dynamics of learning in deep linear neural networks", 2014).
   */
  public static Initializer orthogonal(double gain) {
    return (generator, shape, dtype) -> Orthogonal.values(generator, shape, dtype, gain);
  }

  /** {@link #sparse(double, double)} with the standard deviation 0.01. */
  public static Initializer sparse(double sparsity) {
    return sparse(sparsity, 0.01);
  }

  /**
   * Normal with mean 0, but for {@code ceil(sparsity * rows)} zeros in each column (Martens, "Deep
   * learning via Hessian-free optimization", 2010).
   */
  public static Initializer sparse(double sparsity, double std) {
    if (!(sparsity >= 0 && sparsity <= 1)) {
      throw new NablaException(
          "sparse", "a sparsity from 0 to 1", Double.toString(sparsity), "name a share");
    }
    return (generator, shape, dtype) -> {
      requireMatrix("sparse", shape);
      HostArray values = generator.normal(count(shape), 0, std, dtype);
      int columns = shape.extent(1);
      boolean[] zero = new boolean[values.length()];
      int zeros = (int) Math.ceil(sparsity * shape.extent(0));
      for (int column = 0; column < columns; column++) {
        long[] rows = generator.randPerm(shape.extent(0)).values();
        for (int i = 0; i < zeros; i++) {
          zero[(int) rows[i] * columns + column] = true;
        }
      }
      return HostArray.generate(dtype, zero.length, i -> zero[i] ? 0 : values.getDouble(i));
    };
  }

  private static Initializer within(double bound) {
    return uniform(-bound, bound);
  }

  private static double xavier(double gain, Shape shape) {
    Fans fans = Fans.of(shape);
    return shape.size() == 0 ? 0 : gain * Math.sqrt(2 / ((double) fans.in() + fans.out()));
  }

  private static double kaiming(double a, FanMode mode, Nonlinearity nonlinearity, Shape shape) {
    long fan = mode.of(Fans.of(shape));
    return shape.size() == 0 ? 0 : nonlinearity.gain(a) / Math.sqrt((double) fan);
  }

  private static void requireMatrix(String where, Shape shape) {
    if (shape.rank() != 2) {
      throw new NablaException(where, "a matrix [out, in]", "shape " + shape, "reshape it");
    }
  }

  /** How many elements a Java array is to hold. */
  static int count(Shape shape) {
    if (shape.size() > Integer.MAX_VALUE - 8) {
      throw new NablaException(
          "init", "at most 2^31 - 9 elements", "shape " + shape, "make it in parts");
    }
    return (int) shape.size();
  }
}
