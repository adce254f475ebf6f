package dev.nabla.tensor;

/**
 * Tensors of random numbers from {@link #generator}: drawn in Java's memory, so that a seed gives
 * the same values on every backend, and as PyTorch has them.
 */
public sealed interface RandomFactory extends ArrayFactory permits TensorFactory {
  /** The stream of all random numbers here; layers draw their first weights from it. */
  Generator generator();

  /** FLOAT32, uniform from 0 to below 1. */
  default Tensor rand(Shape shape) {
    return rand(shape, DType.FLOAT32);
  }

  /** Uniform from 0 to below 1. */
  default Tensor rand(Shape shape, DType dtype) {
    return uniform(shape, 0, 1, dtype);
  }

  /** Uniform from 0 to below 1, in shape and dtype of {@code like}. */
  default Tensor randLike(Tensor like) {
    return rand(like.shape(), like.dtype());
  }

  /** FLOAT32, uniform from {@code low} to below {@code high}. */
  default Tensor uniform(Shape shape, double low, double high) {
    return uniform(shape, low, high, DType.FLOAT32);
  }

  /** Uniform from {@code low} to below {@code high}. */
  default Tensor uniform(Shape shape, double low, double high, DType dtype) {
    return tensor(generator().uniform(Checks.count("uniform", shape), low, high, dtype), shape);
  }

  /** FLOAT32, normal with mean 0 and standard deviation 1. */
  default Tensor randn(Shape shape) {
    return randn(shape, DType.FLOAT32);
  }

  /** Normal with mean 0 and standard deviation 1. */
  default Tensor randn(Shape shape, DType dtype) {
    return normal(shape, 0, 1, dtype);
  }

  /** Normal with mean 0 and standard deviation 1, in shape and dtype of {@code like}. */
  default Tensor randnLike(Tensor like) {
    return randn(like.shape(), like.dtype());
  }

  /** FLOAT32, normal with these parameters. */
  default Tensor normal(Shape shape, double mean, double std) {
    return normal(shape, mean, std, DType.FLOAT32);
  }

  /** Normal with these parameters. */
  default Tensor normal(Shape shape, double mean, double std, DType dtype) {
    return tensor(generator().normal(Checks.count("normal", shape), mean, std, dtype), shape);
  }

  /** Exponentially distributed with mean {@code 1 / rate}. */
  default Tensor exponential(Shape shape, double rate, DType dtype) {
    int count = Checks.count("exponential", shape);
    return tensor(generator().exponential(count, rate, dtype), shape);
  }

  /** Of Cauchy's distribution about {@code median}, half of them within {@code sigma} of it. */
  default Tensor cauchy(Shape shape, double median, double sigma, DType dtype) {
    return tensor(generator().cauchy(Checks.count("cauchy", shape), median, sigma, dtype), shape);
  }

  /** Whose logarithms are normal with these parameters. */
  default Tensor logNormal(Shape shape, double mean, double std, DType dtype) {
    return tensor(generator().logNormal(Checks.count("logNormal", shape), mean, std, dtype), shape);
  }

  /** How many tries, each of chance {@code p}, the first success takes; INT64 or floating. */
  default Tensor geometric(Shape shape, double p, DType dtype) {
    return tensor(generator().geometric(Checks.count("geometric", shape), p, dtype), shape);
  }

  /** INT64, each of {@code low, …, high - 1} as likely as the others. */
  default Tensor randInt(long low, long high, Shape shape) {
    return tensor(generator().randInt(Checks.count("randInt", shape), low, high), shape);
  }

  /** INT64 {@code 0, 1, …, n - 1} in random order. */
  default Tensor randPerm(int n) {
    return tensor(generator().randPerm(n), Shape.of(n));
  }

  /** FLOAT32, 1 with probability {@code p}, else 0. */
  default Tensor bernoulli(double p, Shape shape) {
    return bernoulli(p, shape, DType.FLOAT32);
  }

  /** 1 (true for BOOL) with probability {@code p}, else 0. */
  default Tensor bernoulli(double p, Shape shape, DType dtype) {
    return tensor(generator().bernoulli(Checks.count("bernoulli", shape), p, dtype), shape);
  }

  /** 1 with the probability in {@code p}, else 0, in its shape and dtype. */
  default Tensor bernoulli(Tensor p) {
    return tensor(generator().bernoulli(p.toHost()), p.shape());
  }

  /**
   * INT64 positions along the last axis, each as likely as its weight says: {@code [categories] ->
   * [count]} or {@code [rows, categories] -> [rows, count]}.
   *
   * <p>Weights are at least 0 and need not add up to 1. Without replacement no position comes twice
   * in a row.
   */
  default Tensor multinomial(Tensor weights, int count, boolean replacement) {
    Shape shape = weights.shape();
    if (shape.rank() != 1 && shape.rank() != 2) {
      throw new NablaException(
          "multinomial",
          "weights [categories] or [rows, categories]",
          "shape " + shape,
          "reshape them");
    }
    int rows = shape.rank() == 1 ? 1 : shape.extent(0);
    HostArray.Longs drawn = generator().multinomial(weights.toHost(), rows, count, replacement);
    return tensor(drawn, shape.with(-1, count));
  }
}
