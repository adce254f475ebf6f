package dev.nabla.tensor;

import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;

/** Tensors of given values: Java's arrays and buffers, which are copied. */
public sealed interface ArrayFactory permits FillFactory, RandomFactory {
  /** The elements of {@code values} in row-major order under {@code shape}; their dtype. */
  Tensor tensor(HostArray values, Shape shape);

  /** A FLOAT32 vector. */
  default Tensor tensor(float... values) {
    return tensor(new HostArray.Floats(values.clone()), Shape.of(values.length));
  }

  /** A FLOAT64 vector. */
  default Tensor tensor(double... values) {
    return tensor(new HostArray.Doubles(values.clone()), Shape.of(values.length));
  }

  /** An INT64 vector; {@code tensor(1, 2, 3)} is one too, as in PyTorch. */
  default Tensor tensor(long... values) {
    return tensor(new HostArray.Longs(values.clone()), Shape.of(values.length));
  }

  /** A BOOL vector. */
  default Tensor tensor(boolean... values) {
    return tensor(new HostArray.Booleans(values.clone()), Shape.of(values.length));
  }

  /** A FLOAT32 matrix, {@code [rows, columns]}; rows of two lengths are an error. */
  default Tensor tensor(float[][] rows) {
    return nested("tensor", rows);
  }

  /** A FLOAT64 matrix, {@code [rows, columns]}; rows of two lengths are an error. */
  default Tensor tensor(double[][] rows) {
    return nested("tensor", rows);
  }

  /** An INT64 matrix, {@code [rows, columns]}; rows of two lengths are an error. */
  default Tensor tensor(long[][] rows) {
    return nested("tensor", rows);
  }

  /** A BOOL matrix, {@code [rows, columns]}; rows of two lengths are an error. */
  default Tensor tensor(boolean[][] rows) {
    return nested("tensor", rows);
  }

  /**
   * An array of arrays of … of {@code float}, {@code double}, {@code long}, {@code int} (which
   * becomes INT64) or {@code boolean}, an axis for each pair of brackets.
   *
   * <p>A row that is null, or of another length than the first, is an error that names it.
   */
  default Tensor nestedArray(Object javaArray) {
    return nested("nestedArray", javaArray);
  }

  private Tensor nested(String where, Object javaArray) {
    NestedArray nested = NestedArray.of(where, javaArray);
    return tensor(nested.values(), nested.shape());
  }

  /** FLOAT32 from the buffer's position to its limit; neither moves. */
  default Tensor tensor(FloatBuffer values, Shape shape) {
    float[] copied = new float[values.remaining()];
    values.duplicate().get(copied);
    return tensor(new HostArray.Floats(copied), shape);
  }

  /** FLOAT64 from the buffer's position to its limit; neither moves. */
  default Tensor tensor(DoubleBuffer values, Shape shape) {
    double[] copied = new double[values.remaining()];
    values.duplicate().get(copied);
    return tensor(new HostArray.Doubles(copied), shape);
  }

  /** INT64 from the buffer's position to its limit; neither moves. */
  default Tensor tensor(LongBuffer values, Shape shape) {
    long[] copied = new long[values.remaining()];
    values.duplicate().get(copied);
    return tensor(new HostArray.Longs(copied), shape);
  }

  /** A FLOAT32 scalar. */
  default Tensor scalar(double value) {
    return scalar(value, DType.FLOAT32);
  }

  /** A scalar of {@code dtype}; INT64 cuts a fraction off, as {@code torch.full} does. */
  default Tensor scalar(double value, DType dtype) {
    if (dtype == DType.INT64) {
      Checks.finite("scalar", "value for INT64", value);
    }
    return tensor(HostArray.of(value, dtype), Shape.of());
  }
}
