package dev.nabla.nn;

import dev.nabla.tensor.Tensor;
import dev.nabla.tensor.TensorFactory;

/**
 * As {@link Dropout}, but of whole channels: {@code [N, C, D, H, W]} or {@code [C, D, H, W]}.
 *
 * @param p how likely it is that a channel is dropped
 * @param factory whose generator is drawn from
 * @param mode in training something is dropped, afterwards nothing
 */
public record Dropout3d(double p, TensorFactory factory, Mode mode) implements Module {
  /** Checks that p is a probability. */
  public Dropout3d {
    Require.probability("dropout3d", p);
  }

  /** Drawing from the generator of {@code factory}. */
  public static Dropout3d create(TensorFactory factory, double p) {
    return new Dropout3d(p, factory, new Mode());
  }

  @Override
  public Tensor forward(Tensor x) {
    int rank = Require.rank("dropout3d", x, "[N, C, D, H, W] or [C, D, H, W]", 4, 5);
    Tensor y =
        dev.nabla.functional.Dropout.featureDropout(
            rank == 4 ? x.unsqueeze(0) : x, p, mode.isTraining(), factory);
    return rank == 4 ? y.squeeze(0) : y;
  }

  @Override
  public String toString() {
    return describe();
  }
}
