package dev.nabla.conformance;

import dev.nabla.backend.Backend;
import dev.nabla.tensor.DType;
import dev.nabla.tensor.HostArray;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;

/** What is tested, and tensors on it. */
interface Subject {
  /** The backend under test. */
  Backend backend();

  /** Another backend, called {@code another}, on the same kernels. */
  Backend another();

  /** Another backend on the same kernels, but without those that are fused. */
  Backend composed();

  /** {@code values} rounded to {@code dtype}, in row-major order. */
  default Tensor tensor(DType dtype, Shape shape, double... values) {
    HostArray host =
        switch (dtype) {
          case FLOAT32 -> {
            float[] array = new float[values.length];
            for (int i = 0; i < values.length; i++) {
              array[i] = (float) values[i];
            }
            yield new HostArray.Floats(array);
          }
          case FLOAT64 -> new HostArray.Doubles(values.clone());
          case INT64 -> {
            long[] array = new long[values.length];
            for (int i = 0; i < values.length; i++) {
              array[i] = (long) values[i];
            }
            yield new HostArray.Longs(array);
          }
          case BOOL -> {
            boolean[] array = new boolean[values.length];
            for (int i = 0; i < values.length; i++) {
              array[i] = values[i] != 0;
            }
            yield new HostArray.Booleans(array);
          }
        };
    return backend().tensor(host, shape);
  }

  /** A tensor of {@link Samples#of}. */
  default Tensor sample(DType dtype, int... extents) {
    Shape shape = Shape.of(extents);
    return tensor(dtype, shape, Samples.of(dtype, (int) shape.size(), extents.length));
  }
}
