package dev.nabla.nn;

import dev.nabla.functional.Normalization;
import dev.nabla.tensor.Parameter;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import dev.nabla.tensor.TensorFactory;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * {@code x / sqrt(mean(x^2) + eps) * weight}, of each sample by itself, over the last axes (Zhang
 * and Sennrich, "Root mean square layer normalization", 2019).
 *
 * @param normalizedShape that of the last axes
 * @param eps keeps the division defined; if none, the distance from 1 to the next greater number of
 *     the input's dtype
 * @param weight of that shape, at first ones; or none
 */
public record RmsNorm(Shape normalizedShape, OptionalDouble eps, Optional<Parameter> weight)
    implements Module {
  /** Checks that the weight has that shape. */
  public RmsNorm {
    Norms.requireShape("rmsNorm", normalizedShape);
    Norms.requireEps("rmsNorm", eps.orElse(0));
    Norms.requireFit("rmsNorm", normalizedShape, weight, Optional.empty());
  }

  /**
   * What may be chosen.
   *
   * @param eps keeps the division defined; if none, the dtype's own
   * @param elementwiseAffine whether there is a weight
   */
  public record Options(OptionalDouble eps, boolean elementwiseAffine) {
    /** The dtype's own eps, with a weight. */
    public Options() {
      this(OptionalDouble.empty(), true);
    }

    /** These with another eps. */
    public Options eps(double to) {
      return new Options(OptionalDouble.of(to), elementwiseAffine);
    }

    /** These with a weight, or without. */
    public Options elementwiseAffine(boolean to) {
      return new Options(eps, to);
    }
  }

  /** Over the last axes of {@code normalizedShape}; weight 1. */
  public static RmsNorm create(TensorFactory factory, Shape normalizedShape, Options options) {
    Norms.requireShape("rmsNorm", normalizedShape);
    return new RmsNorm(
        normalizedShape,
        options.eps(),
        Norms.parameter(options.elementwiseAffine(), factory, normalizedShape, 1));
  }

  @Override
  public Tensor forward(Tensor x) {
    double epsilon = eps.orElseGet(() -> Normalization.epsilon(x.dtype()));
    return Normalization.rmsNorm(x, normalizedShape, weight.orElse(null), epsilon);
  }

  @Override
  public String toString() {
    return describe();
  }
}
