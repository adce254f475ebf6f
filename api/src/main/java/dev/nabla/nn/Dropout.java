package dev.nabla.nn;

import dev.nabla.tensor.Tensor;
import dev.nabla.tensor.TensorFactory;

/**
 * {@code keep * x / (1 - p)} in training, keep drawn for each element with probability 1 - p; else
 * x (Srivastava et al., "Dropout", 2014).
 *
 * @param p how likely it is that an element is dropped
 * @param factory whose generator is drawn from
 * @param mode in training something is dropped, afterwards nothing
 */
public record Dropout(double p, TensorFactory factory, Mode mode) implements Module {
  /** Checks that p is a probability. */
  public Dropout {
    Require.probability("dropout", p);
  }

  /** Drawing from the generator of {@code factory}. */
  public static Dropout create(TensorFactory factory, double p) {
    return new Dropout(p, factory, new Mode());
  }

  @Override
  public Tensor forward(Tensor x) {
    return dev.nabla.functional.Dropout.dropout(x, p, mode.isTraining(), factory);
  }

  @Override
  public String toString() {
    return describe();
  }
}
