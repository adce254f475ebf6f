package dev.nabla.nn;

import dev.nabla.tensor.Tensor;
import dev.nabla.tensor.TensorFactory;
import java.util.List;

/**
 * {@code h' = (1 - z) n + z h} at each step of a sequence, with
 *
 * <pre>{@code
 * r = sigmoid(W_ir x + b_ir + W_hr h + b_hr)
 * z = sigmoid(W_iz x + b_iz + W_hz h + b_hz)
 * n = tanh(W_in x + b_in + r (W_hn h + b_hn))
 * }</pre>
 *
 * <p>(Cho et al., "Learning phrase representations using RNN encoder-decoder", 2014, but for r,
 * which there is applied to h before the product.) Shapes as {@link Recurrent} has them.
 */
public record Gru(
    TensorFactory factory, RecurrentOptions options, List<RecurrentWeights> weights, Mode mode)
    implements Recurrent {
  /** Checks that there are weights for each layer and direction. */
  public Gru {
    weights = Recurrence.requireAll("gru", Gates.GRU, weights, options);
  }

  /** One layer. */
  public static Gru create(TensorFactory factory, int in, int hidden) {
    return create(factory, in, hidden, new RecurrentOptions());
  }

  /** All drawn uniformly from {@code -1/sqrt(hidden)} to {@code 1/sqrt(hidden)}. */
  public static Gru create(TensorFactory factory, int in, int hidden, RecurrentOptions options) {
    int[] sizes = {in, hidden, 0};
    return new Gru(
        factory,
        options,
        Recurrence.weights(factory, "gru", Gates.GRU, sizes, options),
        new Mode());
  }

  /** The outputs, after a start from 0. */
  @Override
  public Tensor forward(Tensor x) {
    return run(x).output();
  }

  /** The outputs and the last states, after a start from 0. */
  public RecurrentResult run(Tensor x) {
    return result(recurrence().run(x));
  }

  /** The outputs and the last states, after a start from {@code h}. */
  public RecurrentResult run(Tensor x, Tensor h) {
    return result(recurrence().run(x, List.of(h)));
  }

  private Recurrence recurrence() {
    return new Recurrence("gru", Gates.GRU, this);
  }

  private static RecurrentResult result(List<Tensor> all) {
    return new RecurrentResult(all.get(0), all.get(1));
  }

  @Override
  public String toString() {
    return describe();
  }
}
