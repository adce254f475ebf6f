package dev.nabla.nn;

import dev.nabla.tensor.Tensor;
import dev.nabla.tensor.TensorFactory;

/**
 * As {@link Dropout}, but of whole channels (Tompson et al., 2015): {@code [N, C, H, W]}.
 *
 * <p>Three axes are an error: PyTorch takes them for {@code [N, C, L]}, and warns that it will not.
 *
 * @param p how likely it is that a channel is dropped
 * @param factory whose generator is drawn from
 * @param mode in training something is dropped, afterwards nothing
 */
public record Dropout2d(double p, TensorFactory factory, Mode mode) implements Module {
  /** Checks that p is a probability. */
  public Dropout2d {
    Require.probability("dropout2d", p);
  }

  /** Drawing from the generator of {@code factory}. */
  public static Dropout2d create(TensorFactory factory, double p) {
    return new Dropout2d(p, factory, new Mode());
  }

  @Override
  public Tensor forward(Tensor x) {
    Require.rank("dropout2d", x, "[N, C, H, W]", 4);
    return dev.nabla.functional.Dropout.featureDropout(x, p, mode.isTraining(), factory);
  }

  @Override
  public String toString() {
    return describe();
  }
}
