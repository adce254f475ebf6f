package dev.nabla.nn;

import dev.nabla.tensor.Parameter;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import dev.nabla.tensor.TensorFactory;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * {@code y[..] = weight[index[..]]}: INT64 {@code [..] -> [.., embeddingDim]}.
 *
 * <p>With {@code maxNorm}, each call first scales the rows that it looks up, in the weight itself,
 * where they are longer.
 *
 * @param weight {@code [numEmbeddings, embeddingDim]}
 * @param options its padding and the like
 */
public record Embedding(Parameter weight, Options options) implements Module {
  /** Checks that the weight is a table that has a row for padding, if there is to be one. */
  public Embedding {
    options = Tables.within("embedding", weight.shape(), options);
  }

  /**
   * What may be chosen.
   *
   * @param paddingIdx the row that is 0 at first and never learned, if there is one
   * @param maxNorm how long a row may be, if there is a limit
   * @param normType p of the norm that says how long
   * @param scaleGradByFreq whether a row's gradient is divided by how often the index names it
   */
  public record Options(
      OptionalInt paddingIdx, OptionalDouble maxNorm, double normType, boolean scaleGradByFreq) {
    /** No padding, no limit, and the plain gradient. */
    public Options() {
      this(OptionalInt.empty(), OptionalDouble.empty(), 2, false);
    }

    /** These with a row for padding; a negative one counts from the last. */
    public Options paddingIdx(int to) {
      return new Options(OptionalInt.of(to), maxNorm, normType, scaleGradByFreq);
    }

    /** These with a limit to the length of the rows that are looked up. */
    public Options maxNorm(double to) {
      return new Options(paddingIdx, OptionalDouble.of(to), normType, scaleGradByFreq);
    }

    /** These with another norm for {@link #maxNorm}. */
    public Options normType(double to) {
      return new Options(paddingIdx, maxNorm, to, scaleGradByFreq);
    }

    /** These with a row's gradient divided by how often the index names it, or not. */
    public Options scaleGradByFreq(boolean to) {
      return new Options(paddingIdx, maxNorm, normType, to);
    }
  }

  /** A table drawn from the normal distribution with mean 0 and variance 1; its padding is 0. */
  public static Embedding create(
      TensorFactory factory, int numEmbeddings, int embeddingDim, Options options) {
    Shape shape = Tables.shape("embedding", numEmbeddings, embeddingDim);
    Options within = Tables.within("embedding", shape, options);
    return new Embedding(Tables.drawn(factory, shape, within.paddingIdx()), within);
  }

  /** A table of given rows, pretrained perhaps; {@link #freeze} keeps them from being learned. */
  public static Embedding fromPretrained(TensorFactory factory, Tensor rows, Options options) {
    return new Embedding(factory.parameter(rows), options);
  }

  @Override
  public Tensor forward(Tensor index) {
    Tensor table = Tables.limited(weight, index, options);
    return dev.nabla.functional.Embedding.embedding(
        index, table, Tables.orNull(options.paddingIdx()), options.scaleGradByFreq());
  }

  @Override
  public String toString() {
    return describe();
  }
}
