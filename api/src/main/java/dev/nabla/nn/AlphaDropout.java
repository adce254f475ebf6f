package dev.nabla.nn;

import dev.nabla.tensor.Tensor;
import dev.nabla.tensor.TensorFactory;

/**
 * In training, what is dropped goes to where SELU saturates, and mean 0 and variance 1 stay; else x
 * (Klambauer et al., "Self-normalizing neural networks", 2017).
 *
 * @param p how likely it is that an element is dropped
 * @param factory whose generator is drawn from
 * @param mode in training something is dropped, afterwards nothing
 */
public record AlphaDropout(double p, TensorFactory factory, Mode mode) implements Module {
  /** Checks that p is a probability. */
  public AlphaDropout {
    Require.probability("alphaDropout", p);
  }

  /** Drawing from the generator of {@code factory}. */
  public static AlphaDropout create(TensorFactory factory, double p) {
    return new AlphaDropout(p, factory, new Mode());
  }

  @Override
  public Tensor forward(Tensor x) {
    return dev.nabla.functional.Dropout.alphaDropout(x, p, mode.isTraining(), factory);
  }

  @Override
  public String toString() {
    return describe();
  }
}
