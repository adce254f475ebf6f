package dev.nabla.nn;

import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.Parameter;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import dev.nabla.tensor.TensorFactory;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** The tables of embeddings: their sizes, first values and limits. */
final class Tables {
  private Tables() {}

  static Shape shape(String layer, int rows, int columns) {
    Require.atLeastOne(layer, "numEmbeddings", rows);
    Require.atLeastOne(layer, "embeddingDim", columns);
    return Shape.of(rows, columns);
  }

  /** The options, a negative row for padding counted from the last; an error if one cannot be. */
  static Embedding.Options within(String layer, Shape shape, Embedding.Options options) {
    if (shape.rank() != 2) {
      throw new NablaException(
          layer, "a weight [numEmbeddings, embeddingDim]", "shape " + shape, "reshape it");
    }
    if (!(options.maxNorm().orElse(1) > 0)) {
      throw new NablaException(
          layer, "a maxNorm above 0", options.maxNorm().toString(), "name a length");
    }
    if (options.paddingIdx().isEmpty()) {
      return options;
    }
    int rows = shape.extent(0);
    int named = options.paddingIdx().getAsInt();
    if (named < -rows || named >= rows) {
      throw new NablaException(
          layer,
          "a paddingIdx among the " + rows + " rows",
          Integer.toString(named),
          "name one of them");
    }
    return options.paddingIdx(named < 0 ? named + rows : named);
  }

  /** Normal numbers, and 0 in the row for padding. */
  static Parameter drawn(TensorFactory factory, Shape shape, OptionalInt padding) {
    Tensor values = factory.randn(shape);
    if (padding.isPresent()) {
      Tensor row = factory.arange(shape.extent(0)).eq(padding.getAsInt()).unsqueeze(1);
      values = values.maskedFill(row, 0);
    }
    return factory.parameter(values);
  }

  /**
   * The weight, its rows that the index names scaled down to the longest length allowed; where
   * weights are left alone, what it would become.
   */
  static Tensor limited(Parameter weight, Tensor index, Embedding.Options options) {
    if (options.maxNorm().isEmpty()) {
      return weight;
    }
    Tensor limited =
        dev.nabla.functional.Embedding.renormed(
            index, weight, options.maxNorm().getAsDouble(), options.normType());
    if (Calls.keepsWeights()) {
      return limited;
    }
    weight.assign(limited);
    return weight;
  }

  static @Nullable Integer orNull(OptionalInt value) {
    return value.isPresent() ? value.getAsInt() : null;
  }
}
