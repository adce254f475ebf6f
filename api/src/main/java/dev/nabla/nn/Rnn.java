package dev.nabla.nn;

import dev.nabla.tensor.Tensor;
import dev.nabla.tensor.TensorFactory;
import java.util.List;

/**
 * {@code h' = tanh(W_ih x + b_ih + W_hh h + b_hh)}, or with relu, at each step of a sequence
 * (Elman, "Finding structure in time", 1990); shapes as {@link Recurrent} has them.
 */
public record Rnn(
    TensorFactory factory,
    RecurrentOptions options,
    Nonlinearity nonlinearity,
    List<RecurrentWeights> weights,
    Mode mode)
    implements Recurrent {
  /** What the new state goes through. */
  public enum Nonlinearity {
    /** {@code tanh(x)}. */
    TANH(Gates.TANH),
    /** {@code max(x, 0)}. */
    RELU(Gates.RELU);

    private final Gates gates;

    Nonlinearity(Gates gates) {
      this.gates = gates;
    }

    Gates gates() {
      return gates;
    }
  }

  /** Checks that there are weights for each layer and direction. */
  public Rnn {
    weights = Recurrence.requireAll("rnn", nonlinearity.gates(), weights, options);
  }

  /** One layer with tanh. */
  public static Rnn create(TensorFactory factory, int in, int hidden) {
    return create(factory, in, hidden, new RecurrentOptions());
  }

  /** With tanh. */
  public static Rnn create(TensorFactory factory, int in, int hidden, RecurrentOptions options) {
    return create(factory, in, hidden, Nonlinearity.TANH, options);
  }

  /** All drawn uniformly from {@code -1/sqrt(hidden)} to {@code 1/sqrt(hidden)}. */
  public static Rnn create(
      TensorFactory factory,
      int in,
      int hidden,
      Nonlinearity nonlinearity,
      RecurrentOptions options) {
    int[] sizes = {in, hidden, 0};
    List<RecurrentWeights> weights =
        Recurrence.weights(factory, "rnn", nonlinearity.gates(), sizes, options);
    return new Rnn(factory, options, nonlinearity, weights, new Mode());
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
    return new Recurrence("rnn", nonlinearity.gates(), this);
  }

  private static RecurrentResult result(List<Tensor> all) {
    return new RecurrentResult(all.get(0), all.get(1));
  }

  @Override
  public String toString() {
    return describe();
  }
}
