package dev.nabla.nn;

import dev.nabla.tensor.Tensor;
import dev.nabla.tensor.TensorFactory;

/**
 * As {@link Dropout}, but of whole channels (Tompson et al., 2015): {@code [N, C, L]} or {@code [C,
 * L]}.
 *
 * @param p how likely it is that a channel is dropped
 * @param factory whose generator is drawn from
 * @param mode in training something is dropped, afterwards nothing
 */
public record Dropout1d(double p, TensorFactory factory, Mode mode) implements Module {
  /** Checks that p is a probability. */
  public Dropout1d {
    Require.probability("dropout1d", p);
  }

  /** Drawing from the generator of {@code factory}. */
  public static Dropout1d create(TensorFactory factory, double p) {
    return new Dropout1d(p, factory, new Mode());
  }

  @Override
  public Tensor forward(Tensor x) {
    int rank = Require.rank("dropout1d", x, "[N, C, L] or [C, L]", 2, 3);
    Tensor y =
        dev.nabla.functional.Dropout.featureDropout(
            rank == 2 ? x.unsqueeze(0) : x, p, mode.isTraining(), factory);
    return rank == 2 ? y.squeeze(0) : y;
  }

  @Override
  public String toString() {
    return describe();
  }
}
