package dev.nabla.nn;

import dev.nabla.tensor.Buffer;
import dev.nabla.tensor.DType;
import dev.nabla.tensor.HostArray;
import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import dev.nabla.tensor.TensorFactory;

/**
 * {@code x + pe} and dropout, with {@code pe[t, 2i] = sin(t / 10000^(2i / dModel))} and {@code
 * pe[t, 2i + 1] = cos(t / 10000^(2i / dModel))}: {@code [L, N, dModel]} stays, or with batchFirst
 * {@code [N, L, dModel]}.
 *
 * <p>It is that of Vaswani et al., "Attention is all you need", 2017, as the class of this name in
 * PyTorch's tutorial on language modelling with transformers computes it; torch.nn has none.
 *
 * @param pe {@code [maxLen, 1, dModel]}, not learned
 */
public record PositionalEncoding(Buffer pe, Dropout dropout, boolean batchFirst) implements Module {
  /**
   * What may be chosen.
   *
   * @param dropout 0.1
   * @param maxLen 5000: the longest sequence
   * @param batchFirst false
   */
  public record Options(double dropout, int maxLen, boolean batchFirst) {
    /** Checks them. */
    public Options {
      Require.probability("positionalEncoding", dropout);
      Require.atLeastOne("positionalEncoding", "maxLen", maxLen);
    }

    /** The defaults. */
    public Options() {
      this(0.1, 5000, false);
    }

    /** These with another dropout. */
    public Options dropout(double to) {
      return new Options(to, maxLen, batchFirst);
    }

    /** These for sequences of up to this length. */
    public Options maxLen(int to) {
      return new Options(dropout, to, batchFirst);
    }

    /** These for {@code [N, L, dModel]}, or {@code [L, N, dModel]}. */
    public Options batchFirst(boolean to) {
      return new Options(dropout, maxLen, to);
    }
  }

  /** By the tutorial's defaults. */
  public static PositionalEncoding create(TensorFactory factory, int dModel) {
    return create(factory, dModel, new Options());
  }

  /** For {@code dModel} features. */
  public static PositionalEncoding create(TensorFactory factory, int dModel, Options options) {
    Require.atLeastOne("positionalEncoding", "dModel", dModel);
    HostArray values =
        HostArray.generate(
            DType.FLOAT32,
            Math.multiplyExact(options.maxLen(), dModel),
            i -> value(i / dModel, i % dModel, dModel));
    Buffer pe = factory.tensor(values, Shape.of(options.maxLen(), 1, dModel)).toBuffer();
    return new PositionalEncoding(
        pe, Dropout.create(factory, options.dropout()), options.batchFirst());
  }

  /** In floats, as the tutorial does: far out, the sine of a rounded angle is another. */
  private static double value(int position, int feature, int dModel) {
    float exponent = (feature - feature % 2) * (float) (-Math.log(10000) / dModel);
    float angle = position * (float) Math.exp(exponent);
    return feature % 2 == 0 ? Math.sin(angle) : Math.cos(angle);
  }

  @Override
  public Tensor forward(Tensor x) {
    Shape shape = x.shape();
    int dModel = pe.shape().extent(2);
    int maxLen = pe.shape().extent(0);
    int axis = batchFirst ? 1 : 0;
    boolean fits = shape.rank() == 3 && shape.extent(2) == dModel && shape.extent(axis) <= maxLen;
    if (!fits || x.dtype() != pe.dtype()) {
      throw new NablaException(
          "positionalEncoding",
          (batchFirst ? "[N, L, " : "[L, N, ")
              + dModel
              + "] of dtype "
              + pe.dtype()
              + ", L at most "
              + maxLen,
          x.dtype() + " " + shape,
          "cut the sequence, or create with a greater maxLen");
    }
    Tensor encoding = pe.narrow(0, 0, shape.extent(axis), 1);
    return Calls.forward(dropout, x.add(batchFirst ? encoding.transpose(0, 1) : encoding));
  }

  @Override
  public String toString() {
    return describe();
  }
}
