package dev.nabla.backend.pure.matrix;

import dev.nabla.backend.pure.loop.VectorApi;
import org.jspecify.annotations.Nullable;

/**
 * The products of this machine: with the Vector API where it is there, in plain loops elsewhere.
 */
public final class Products {
  public static final Elements<float[]> FLOAT_ELEMENTS = new FloatElements();
  public static final Elements<double[]> DOUBLE_ELEMENTS = new DoubleElements();

  public static final Product<float[]> FLOATS =
      product(
          VectorApi.find("FloatTile"),
          new FloatRows(),
          VectorApi.find("FloatStreams"),
          new FloatRowSums(),
          FLOAT_ELEMENTS);
  public static final Product<double[]> DOUBLES =
      product(
          VectorApi.find("DoubleTile"),
          new DoubleRows(),
          VectorApi.find("DoubleStreams"),
          new DoubleRowSums(),
          DOUBLE_ELEMENTS);

  private Products() {}

  private static <V> Product<V> product(
      @Nullable MicroKernel<V> kernel,
      RowKernel<V> plainKernel,
      @Nullable RowSums<V> sums,
      RowSums<V> plainSums,
      Elements<V> elements) {
    return new ProductByShape<>(
        sums == null ? plainSums : sums,
        kernel == null
            ? new RowProduct<>(plainKernel, elements)
            : new PackedProduct<>(kernel, elements),
        elements);
  }
}
