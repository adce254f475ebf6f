package dev.nabla.nn;

import dev.nabla.functional.BagMode;
import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.Parameter;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import dev.nabla.tensor.TensorFactory;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows of each bag of indices as one row: their mean, sum or greatest values; an empty bag
 * gives 0, and padding counts for nothing.
 *
 * @param weight {@code [numEmbeddings, embeddingDim]}
 * @param options how bags are folded, and what may be chosen of the table
 */
public record EmbeddingBag(Parameter weight, Options options) implements Module {
  private static final String LAYER = "embeddingBag";

  /** Checks that the weight is a table that has a row for padding, if there is to be one. */
  public EmbeddingBag {
    options = options.table(Tables.within(LAYER, weight.shape(), options.table()));
  }

  /**
   * What may be chosen.
   *
   * @param mode mean, sum or max
   * @param includeLastOffset whether the offsets end with the number of indices
   * @param table padding, limits and gradient
   */
  public record Options(BagMode mode, boolean includeLastOffset, Embedding.Options table) {
    /** The mean; offsets name beginnings alone. */
    public Options() {
      this(BagMode.MEAN, false, new Embedding.Options());
    }

    /** These with bags folded another way. */
    public Options mode(BagMode to) {
      return new Options(to, includeLastOffset, table);
    }

    /** These with offsets that end with the number of indices, or not. */
    public Options includeLastOffset(boolean to) {
      return new Options(mode, to, table);
    }

    /** These with a row that counts for nothing; a negative one counts from the last. */
    public Options paddingIdx(int to) {
      return table(table.paddingIdx(to));
    }

    /** These with a limit to the length of the rows that are looked up. */
    public Options maxNorm(double to) {
      return table(table.maxNorm(to));
    }

    /** These with other padding, limits and gradient. */
    public Options table(Embedding.Options to) {
      return new Options(mode, includeLastOffset, to);
    }
  }

  /** A table drawn from the normal distribution with mean 0 and variance 1; its padding is 0. */
  public static EmbeddingBag create(
      TensorFactory factory, int numEmbeddings, int embeddingDim, Options options) {
    Shape shape = Tables.shape(LAYER, numEmbeddings, embeddingDim);
    Embedding.Options within = Tables.within(LAYER, shape, options.table());
    return new EmbeddingBag(
        Tables.drawn(factory, shape, within.paddingIdx()), options.table(within));
  }

  /** Each row of an index {@code [bags, n]} is a bag. */
  @Override
  public Tensor forward(Tensor index) {
    return overRows(index, null);
  }

  /**
   * Bags one after the other in an index {@code [n]}.
   *
   * @param offsets {@code [bags]}: where each begins
   */
  public Tensor forward(Tensor index, Tensor offsets) {
    return fold(index, offsets, null, options.includeLastOffset());
  }

  /**
   * The same, each row multiplied by a factor first; for a sum.
   *
   * @param perSampleWeights {@code [n]}
   */
  public Tensor forward(Tensor index, Tensor offsets, Tensor perSampleWeights) {
    return fold(index, offsets, perSampleWeights, options.includeLastOffset());
  }

  /** {@link #forward(Tensor)} by factors {@code [bags, n]}; for a sum. */
  public Tensor weighted(Tensor index, Tensor perSampleWeights) {
    if (!perSampleWeights.shape().equals(index.shape())) {
      throw new NablaException(
          LAYER,
          "perSampleWeights of shape " + index.shape() + ", as the index",
          "shape " + perSampleWeights.shape(),
          "reshape them");
    }
    return overRows(index, perSampleWeights.flatten());
  }

  private Tensor overRows(Tensor index, @Nullable Tensor factors) {
    Require.rank(LAYER, index, "[bags, n], or offsets for one [n]", 2);
    int bags = index.shape().extent(0);
    int each = index.shape().extent(1);
    Tensor offsets = index.scalarLike(1).expand(bags).cumSum(0).sub(1).mul(each);
    return fold(index.flatten(), offsets, factors, false);
  }

  private Tensor fold(Tensor index, Tensor offsets, @Nullable Tensor factors, boolean last) {
    return Calls.of(this, List.of(index), () -> limited(index, offsets, factors, last), List::of);
  }

  /** Bad offsets are found after the rows were scaled: these then get their lengths back. */
  private Tensor limited(Tensor index, Tensor offsets, @Nullable Tensor factors, boolean last) {
    if (options.table().maxNorm().isEmpty()) {
      return folded(weight, index, offsets, factors, last);
    }
    Tensor before = weight.detach();
    Tensor table = Tables.limited(weight, index, options.table());
    try {
      return folded(table, index, offsets, factors, last);
    } catch (RuntimeException e) {
      if (table == weight) {
        weight.assign(before);
      }
      throw e;
    }
  }

  private Tensor folded(
      Tensor table, Tensor index, Tensor offsets, @Nullable Tensor factors, boolean last) {
    return dev.nabla.functional.Embedding.embeddingBag(
        index,
        table,
        offsets,
        options.mode(),
        factors,
        last,
        Tables.orNull(options.table().paddingIdx()),
        options.table().scaleGradByFreq());
  }

  @Override
  public String toString() {
    return describe();
  }
}
