package dev.nabla.tensor;

/** Tensors whose values follow a rule. */
public sealed interface FillFactory extends ArrayFactory permits TensorFactory {
  /** {@code value} everywhere. */
  default Tensor full(Shape shape, double value, DType dtype) {
    return scalar(value, dtype).expand(shape);
  }

  /** {@code value} everywhere, in shape and dtype of {@code like}. */
  default Tensor fullLike(Tensor like, double value) {
    return full(like.shape(), value, like.dtype());
  }

  /** FLOAT32 zeros. */
  default Tensor zeros(Shape shape) {
    return zeros(shape, DType.FLOAT32);
  }

  /** Zeros; false for BOOL. */
  default Tensor zeros(Shape shape, DType dtype) {
    return full(shape, 0, dtype);
  }

  /** Zeros in shape and dtype of {@code like}. */
  default Tensor zerosLike(Tensor like) {
    return fullLike(like, 0);
  }

  /** FLOAT32 ones. */
  default Tensor ones(Shape shape) {
    return ones(shape, DType.FLOAT32);
  }

  /** Ones; true for BOOL. */
  default Tensor ones(Shape shape, DType dtype) {
    return full(shape, 1, dtype);
  }

  /** Ones in shape and dtype of {@code like}. */
  default Tensor onesLike(Tensor like) {
    return fullLike(like, 1);
  }

  /** INT64 {@code 0, 1, …, count - 1}. */
  default Tensor arange(int count) {
    return arange(0, Checks.count("arange", count), 1, DType.INT64);
  }

  /**
   * {@code start, start + step, …}, up to before {@code stop}; of {@code (stop - start) / step}
   * values, rounded up.
   *
   * <p>The values are those of PyTorch's AVX2 kernel, which counts on from every eighth FLOAT32
   * (every fourth FLOAT64). For INT64 all three are whole numbers.
   */
  default Tensor arange(double start, double stop, double step, DType dtype) {
    return vector(Ranges.arange(start, stop, step, dtype));
  }

  /** FLOAT32 {@link #linspace(double, double, int, DType)}. */
  default Tensor linspace(double start, double stop, int count) {
    return linspace(start, stop, count, DType.FLOAT32);
  }

  /**
   * {@code count} values at equal distances, {@code start} and {@code stop} among them: {@code
   * start + i * step} in the first half, {@code stop - (count - 1 - i) * step} in the second.
   */
  default Tensor linspace(double start, double stop, int count, DType dtype) {
    return vector(Ranges.linspace(start, stop, count, dtype));
  }

  /** The FLOAT32 identity matrix, {@code [n, n]}. */
  default Tensor eye(int n) {
    return eye(n, DType.FLOAT32);
  }

  /** The identity matrix, {@code [n, n]}. */
  default Tensor eye(int n, DType dtype) {
    Shape shape = Shape.of(Checks.count("eye", n), n);
    int elements = Checks.count("eye", shape);
    return tensor(HostArray.generate(dtype, elements, i -> i / n == i % n ? 1 : 0), shape);
  }

  private Tensor vector(HostArray values) {
    return tensor(values, Shape.of(values.length()));
  }
}
