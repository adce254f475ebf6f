package dev.nabla.nn;

import dev.nabla.tensor.Tensor;
import dev.nabla.tensor.TensorFactory;
import java.util.List;

/**
 * {@code c' = f c + i g} and {@code h' = o tanh(c')} at each step of a sequence, with
 *
 * <pre>{@code
 * i = sigmoid(W_ii x + b_ii + W_hi h + b_hi)
 * f = sigmoid(W_if x + b_if + W_hf h + b_hf)
 * g = tanh(W_ig x + b_ig + W_hg h + b_hg)
 * o = sigmoid(W_io x + b_io + W_ho h + b_ho)
 * }</pre>
 *
 * <p>and {@code h' = W_hr (o tanh(c'))} with a projection (Hochreiter and Schmidhuber, "Long
 * short-term memory", 1997; Sak et al., "Long short-term memory based recurrent neural network
 * architectures", 2014). Shapes as {@link Recurrent} has them; c is hidden wide, h and the outputs
 * are as wide as the projection.
 */
public record Lstm(
    TensorFactory factory, RecurrentOptions options, List<RecurrentWeights> weights, Mode mode)
    implements Recurrent {
  /** Checks that there are weights for each layer and direction. */
  public Lstm {
    weights = Recurrence.requireAll("lstm", Gates.LSTM, weights, options);
  }

  /** One layer. */
  public static Lstm create(TensorFactory factory, int in, int hidden) {
    return create(factory, in, hidden, new RecurrentOptions());
  }

  /** Without a projection. */
  public static Lstm create(TensorFactory factory, int in, int hidden, RecurrentOptions options) {
    return create(factory, in, hidden, 0, options);
  }

  /**
   * All drawn uniformly from {@code -1/sqrt(hidden)} to {@code 1/sqrt(hidden)}.
   *
   * @param projSize the width of h, below hidden, or 0 for no projection
   */
  public static Lstm create(
      TensorFactory factory, int in, int hidden, int projSize, RecurrentOptions options) {
    int[] sizes = {in, hidden, projSize};
    return new Lstm(
        factory,
        options,
        Recurrence.weights(factory, "lstm", Gates.LSTM, sizes, options),
        new Mode());
  }

  /** The outputs, after a start from 0. */
  @Override
  public Tensor forward(Tensor x) {
    return run(x).output();
  }

  /** The outputs and the last states, after a start from 0. */
  public LstmResult run(Tensor x) {
    return result(recurrence().run(x));
  }

  /** The outputs and the last states, after a start from {@code state}. */
  public LstmResult run(Tensor x, LstmState state) {
    return result(recurrence().run(x, List.of(state.h(), state.c())));
  }

  private Recurrence recurrence() {
    return new Recurrence("lstm", Gates.LSTM, this);
  }

  private static LstmResult result(List<Tensor> all) {
    return new LstmResult(all.get(0), all.get(1), all.get(2));
  }

  @Override
  public String toString() {
    return describe();
  }
}
