package dev.nabla.nn;

import dev.nabla.tensor.Tensor;
import java.util.function.UnaryOperator;

/**
 * PyTorch's settings of {@link Transformer} and its parts.
 *
 * @param dimFeedforward 2048: the width between the two linear layers
 * @param dropout 0.1
 * @param activation {@code Tensor::relu}, between the two linear layers
 * @param layerNormEps 1e-5
 * @param batchFirst false: sequences are {@code [L, N, dModel]}, else {@code [N, L, dModel]}
 * @param normFirst false: what comes out of a part is normalised, else what goes into it
 * @param bias true
 */
public record TransformerOptions(
    int dimFeedforward,
    double dropout,
    UnaryOperator<Tensor> activation,
    double layerNormEps,
    boolean batchFirst,
    boolean normFirst,
    boolean bias) {
  /** Checks them. */
  public TransformerOptions {
    Require.atLeastOne("transformerOptions", "dimFeedforward", dimFeedforward);
    Require.probability("transformerOptions", dropout);
    Norms.requireEps("transformerOptions", "a layerNormEps", layerNormEps);
  }

  /** The defaults. */
  public TransformerOptions() {
    this(2048, 0.1, Tensor::relu, 1e-5, false, false, true);
  }

  /** These with another width between the linear layers. */
  public TransformerOptions dimFeedforward(int to) {
    return new TransformerOptions(
        to, dropout, activation, layerNormEps, batchFirst, normFirst, bias);
  }

  /** These with another dropout. */
  public TransformerOptions dropout(double to) {
    return new TransformerOptions(
        dimFeedforward, to, activation, layerNormEps, batchFirst, normFirst, bias);
  }

  /** These with another activation, such as {@code Tensor::gelu}. */
  public TransformerOptions activation(UnaryOperator<Tensor> to) {
    return new TransformerOptions(
        dimFeedforward, dropout, to, layerNormEps, batchFirst, normFirst, bias);
  }

  /** These with another eps in the norms. */
  public TransformerOptions layerNormEps(double to) {
    return new TransformerOptions(
        dimFeedforward, dropout, activation, to, batchFirst, normFirst, bias);
  }

  /** These for sequences {@code [N, L, dModel]}, or {@code [L, N, dModel]}. */
  public TransformerOptions batchFirst(boolean to) {
    return new TransformerOptions(
        dimFeedforward, dropout, activation, layerNormEps, to, normFirst, bias);
  }

  /** These with the norms before attention and feed-forward, or after. */
  public TransformerOptions normFirst(boolean to) {
    return new TransformerOptions(
        dimFeedforward, dropout, activation, layerNormEps, batchFirst, to, bias);
  }

  /** These with biases, or without. */
  public TransformerOptions bias(boolean to) {
    return new TransformerOptions(
        dimFeedforward, dropout, activation, layerNormEps, batchFirst, normFirst, to);
  }

  /** All but the activation, which has no name. */
  @Override
  public String toString() {
    return ("TransformerOptions[dimFeedforward=%s, dropout=%s, layerNormEps=%s, batchFirst=%s,"
            + " normFirst=%s, bias=%s]")
        .formatted(dimFeedforward, dropout, layerNormEps, batchFirst, normFirst, bias);
  }
}
