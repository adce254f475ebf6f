package dev.nabla.backend.pure;

import dev.nabla.backend.pure.convolution.Convolution;
import dev.nabla.backend.pure.convolution.MaxPool;
import dev.nabla.tensor.ConvolutionOp;
import dev.nabla.tensor.DType;
import dev.nabla.tensor.Geometry;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Window;
import java.util.Arrays;
import java.util.Optional;

/** What slides over images, in one kernel. */
final class Fused {
  private Fused() {}

  static Optional<Strided> convolution(ConvolutionOp op, Strided a, Strided b, Geometry geometry) {
    DType dtype = a.dtype();
    if (!dtype.isFloating()) {
      return Optional.empty();
    }
    Shape shape = geometry.result(op, a.shape(), b.shape());
    Strided result = Strided.zeros(dtype, shape);
    Object x = a.plainValues();
    Object y = b.plainValues();
    Convolution.run(op, dtype, x, a.shape(), y, b.shape(), geometry, result.values());
    return Optional.of(result);
  }

  static Optional<Strided> argMaxPool(Strided a, Window rows, Window columns) {
    if (!a.dtype().isFloating()) {
      return Optional.empty();
    }
    int[] extents = Arrays.copyOf(a.shape().toArray(), 4);
    int planes = extents[0] * extents[1];
    extents[2] = rows.count();
    extents[3] = columns.count();
    Shape shape = Shape.of(extents);
    long[] places = new long[Storage.length(shape)];
    MaxPool.run(a.plainValues(), planes, rows, columns, places);
    return Optional.of(Strided.of(DType.INT64, shape, places));
  }
}
