package dev.nabla.nn;

/**
 * PyTorch's settings of {@link Rnn}, {@link Lstm} and {@link Gru}.
 *
 * @param numLayers 1; each further layer reads the outputs of the one below
 * @param bias true
 * @param batchFirst false: sequences are {@code [T, N, in]}, else {@code [N, T, in]}
 * @param dropout 0: the share of the outputs that is dropped between two layers in training
 * @param bidirectional false; else each layer reads the sequence backwards, too
 */
public record RecurrentOptions(
    int numLayers, boolean bias, boolean batchFirst, double dropout, boolean bidirectional) {
  /** Checks them. */
  public RecurrentOptions {
    Require.atLeastOne("recurrentOptions", "numLayers", numLayers);
    Require.probability("recurrentOptions", dropout);
  }

  /** The defaults. */
  public RecurrentOptions() {
    this(1, true, false, 0, false);
  }

  /** These with another number of layers. */
  public RecurrentOptions numLayers(int to) {
    return new RecurrentOptions(to, bias, batchFirst, dropout, bidirectional);
  }

  /** These with biases, or without. */
  public RecurrentOptions bias(boolean to) {
    return new RecurrentOptions(numLayers, to, batchFirst, dropout, bidirectional);
  }

  /** These for sequences {@code [N, T, in]}, or {@code [T, N, in]}. */
  public RecurrentOptions batchFirst(boolean to) {
    return new RecurrentOptions(numLayers, bias, to, dropout, bidirectional);
  }

  /** These with another dropout between layers. */
  public RecurrentOptions dropout(double to) {
    return new RecurrentOptions(numLayers, bias, batchFirst, to, bidirectional);
  }

  /** These for both directions, or for one. */
  public RecurrentOptions bidirectional(boolean to) {
    return new RecurrentOptions(numLayers, bias, batchFirst, dropout, to);
  }

  /** 2 if bidirectional, else 1. */
  public int directions() {
    return bidirectional ? 2 : 1;
  }
}
