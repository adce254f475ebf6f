package dev.nabla.nn;

import dev.nabla.functional.RandomRelu;
import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.Tensor;
import dev.nabla.tensor.TensorFactory;

/**
 * {@code x > 0 ? x : slope * x}; in training a slope is drawn for each such element, else it is the
 * mean of both bounds (Xu et al., "Empirical evaluation of rectified activations", 2015).
 *
 * @param lower the least slope
 * @param upper the greatest slope
 * @param factory whose generator is drawn from
 * @param mode in training slopes are drawn
 */
public record RRelu(double lower, double upper, TensorFactory factory, Mode mode)
    implements Module {
  /** Checks the order of the bounds. */
  public RRelu {
    if (!(lower <= upper)) {
      throw new NablaException("rrelu", "lower <= upper", lower + " and " + upper, "swap the two");
    }
  }

  /** From 1/8 to 1/3. */
  public static RRelu create(TensorFactory factory) {
    return create(factory, 1.0 / 8, 1.0 / 3);
  }

  /** Drawing from the generator of {@code factory}. */
  public static RRelu create(TensorFactory factory, double lower, double upper) {
    return new RRelu(lower, upper, factory, new Mode());
  }

  @Override
  public Tensor forward(Tensor x) {
    return RandomRelu.rrelu(x, lower, upper, mode.isTraining(), factory);
  }

  @Override
  public String toString() {
    return describe();
  }
}
