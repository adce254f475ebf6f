package dev.nabla.nn;

import dev.nabla.tensor.Tensor;
import dev.nabla.tensor.TensorFactory;

/**
 * As {@link AlphaDropout}, but of whole channels: {@code [N, C, ..]}.
 *
 * @param p how likely it is that a channel is dropped
 * @param factory whose generator is drawn from
 * @param mode in training something is dropped, afterwards nothing
 */
public record FeatureAlphaDropout(double p, TensorFactory factory, Mode mode) implements Module {
  /** Checks that p is a probability. */
  public FeatureAlphaDropout {
    Require.probability("featureAlphaDropout", p);
  }

  /** Drawing from the generator of {@code factory}. */
  public static FeatureAlphaDropout create(TensorFactory factory, double p) {
    return new FeatureAlphaDropout(p, factory, new Mode());
  }

  @Override
  public Tensor forward(Tensor x) {
    return dev.nabla.functional.Dropout.featureAlphaDropout(x, p, mode.isTraining(), factory);
  }

  @Override
  public String toString() {
    return describe();
  }
}
