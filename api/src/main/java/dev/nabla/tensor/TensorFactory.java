package dev.nabla.tensor;

/** What layers and programs need to make tensors; the narrow part of a backend. */
public interface TensorFactory {
  /** The elements of {@code values} in row-major order under {@code shape}; their dtype. */
  Tensor tensor(HostArray values, Shape shape);

  /**
   * A trainable copy of {@code value}, a floating tensor; also how the gradient by an input is had,
   * for no element is copied.
   */
  Parameter parameter(Tensor value);

  /** The stream that layers draw their first weights from. */
  Generator generator();

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
    int columns = rows.length == 0 ? 0 : rows[0].length;
    float[] flat = new float[rows.length * columns];
    for (int i = 0; i < rows.length; i++) {
      if (rows[i].length != columns) {
        throw new NablaException(
            "tensor",
            "rows of one length (" + columns + ")",
            rows[i].length + " elements in row " + i,
            "pad or cut that row");
      }
      System.arraycopy(rows[i], 0, flat, i * columns, columns);
    }
    return tensor(new HostArray.Floats(flat), Shape.of(rows.length, columns));
  }

  /** A FLOAT32 scalar. */
  default Tensor scalar(double value) {
    return scalar(value, DType.FLOAT32);
  }

  /** A scalar of {@code dtype}. */
  default Tensor scalar(double value, DType dtype) {
    return tensor(HostArray.of(value, dtype), Shape.of());
  }

  /** {@code value} everywhere. */
  default Tensor full(Shape shape, double value, DType dtype) {
    return scalar(value, dtype).expand(shape);
  }

  /** FLOAT32 zeros. */
  default Tensor zeros(Shape shape) {
    return full(shape, 0, DType.FLOAT32);
  }

  /** FLOAT32 ones. */
  default Tensor ones(Shape shape) {
    return full(shape, 1, DType.FLOAT32);
  }

  /** INT64 {@code 0, 1, …, count - 1}. */
  default Tensor arange(int count) {
    long[] values = new long[count];
    for (int i = 0; i < count; i++) {
      values[i] = i;
    }
    return tensor(new HostArray.Longs(values), Shape.of(count));
  }

  /** FLOAT32 values from {@link #generator}, uniform from {@code low} to below {@code high}. */
  default Tensor uniform(Shape shape, double low, double high) {
    return tensor(generator().uniform(Math.toIntExact(shape.size()), low, high), shape);
  }
}
