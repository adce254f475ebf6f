package dev.nabla.backend.pure.matrix;

import dev.nabla.backend.pure.loop.Loops;
import java.lang.reflect.InvocationTargetException;
import org.jspecify.annotations.Nullable;

/**
 * The products of this machine: with the Vector API where it is there, in plain loops elsewhere.
 */
public final class Products {
  private static final String VECTOR = "dev.nabla.backend.pure.vector.";

  public static final Elements<float[]> FLOAT_ELEMENTS = new FloatElements();
  public static final Elements<double[]> DOUBLE_ELEMENTS = new DoubleElements();

  public static final Product<float[]> FLOATS =
      product(
          load(MicroKernel.class, "FloatTile"),
          new FloatRows(),
          load(RowSums.class, "FloatStreams"),
          new FloatRowSums(),
          FLOAT_ELEMENTS);
  public static final Product<double[]> DOUBLES =
      product(
          load(MicroKernel.class, "DoubleTile"),
          new DoubleRows(),
          load(RowSums.class, "DoubleStreams"),
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

  /** Null where the Vector API is missing or not wanted. */
  @SuppressWarnings("unchecked") // by its name
  private static <T> @Nullable T load(Class<? super T> type, String name) {
    if (!Loops.areVectors()) {
      return null;
    }
    try {
      return (T) type.cast(Class.forName(VECTOR + name).getConstructor().newInstance());
    } catch (ClassNotFoundException
        | NoSuchMethodException
        | InstantiationException
        | IllegalAccessException
        | InvocationTargetException
        | LinkageError e) {
      return null;
    }
  }
}
